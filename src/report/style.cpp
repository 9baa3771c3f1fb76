#include "report/page_parts.hpp"

namespace samling::report {

std::string_view style_sheet() {
  return R"css(
:root{--ink:#1c2733;--soft:#566473;--line:#dde3e8;--paper:#fff;--ground:#f4f6f8;--accent:#1d5675;--warn:#fff6e0;--warn-line:#e0a000;color-scheme:light}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;overflow-wrap:anywhere}
header,nav,main,footer{max-width:1120px;margin:0 auto;padding:0 24px}
header{padding-top:40px}
.eyebrow{margin:0;color:var(--accent);font-size:.85rem;font-weight:600;letter-spacing:.06em;text-transform:uppercase}
h1{margin:.1em 0 .25em;font-size:2.1rem;line-height:1.2;letter-spacing:-.01em}
h2{margin:0 0 .6em;font-size:1.4rem;line-height:1.3}
h3{margin:1.4em 0 .5em;font-size:1.06rem}
h4{margin:1.1em 0 .3em;font-size:.95rem}
p{margin:.5em 0;max-width:74ch}
.lead{font-size:1.1rem}
a{color:var(--accent)}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-999em}
.skip:focus{left:12px;top:8px;background:var(--paper);padding:6px 12px;z-index:1}
.facts{display:flex;flex-wrap:wrap;gap:10px 34px;margin:16px 0 0}
.facts div{min-width:0}
dt{color:var(--soft);font-size:.82rem}
dd{margin:0;font-weight:600}
nav{margin-top:24px}
nav ul{display:flex;flex-wrap:wrap;gap:6px 20px;margin:0 0 12px;padding:0;list-style:none}
nav .keys{gap:6px;max-height:13.5em;overflow-y:auto}
nav .keys a{text-decoration:none;display:block}
section{margin:0 0 24px;padding:26px 28px;background:var(--paper);border:1px solid var(--line);border-radius:10px;scroll-margin-top:8px}
.badge{display:inline-flex;align-items:center;gap:4px;padding:1px 10px 1px 6px;border-radius:999px;font-size:.86rem;font-weight:700;line-height:1.6;white-space:nowrap;max-width:100%;overflow:hidden;text-overflow:ellipsis}
.badge svg{width:13px;height:13px;flex:none}
h2 .badge{font-size:1.05rem;vertical-align:2px;margin-right:4px}
.code{color:var(--soft);font-weight:400;font-size:.86em}
.estimate{display:inline-block;padding:0 6px;border:1px solid var(--warn-line);border-radius:4px;background:var(--warn);font-size:.76rem;font-weight:400;line-height:1.5;white-space:nowrap}
.warning{margin:14px 0;padding:6px 16px;border-left:4px solid var(--warn-line);background:var(--warn);border-radius:0 6px 6px 0}
.warning h3{margin-top:.4em}
ul{margin:.4em 0;padding-left:1.25em}
.note{color:var(--soft);font-size:.88rem}
.pair{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:8px 32px;align-items:start;margin-top:18px}
.pair>div>h3:first-child{margin-top:0}
figure{margin:0;min-width:0}
.scroll{overflow-x:auto;max-width:100%}
table{width:100%;border-collapse:collapse;font-size:.9rem;overflow-wrap:break-word}
caption{text-align:left;color:var(--soft);font-size:.84rem;padding:0 0 4px}
.named caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:6px 9px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;max-width:36em;overflow-wrap:break-word}
thead th{overflow-wrap:normal;color:var(--soft);font-weight:600;font-size:.82rem;vertical-align:bottom;border-bottom:2px solid var(--line)}
tbody th{font-weight:600}
.w{min-width:13em}
tr:last-child>*{border-bottom:0}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;min-width:0}
.d,.programme tbody th{white-space:nowrap}
thead .n{white-space:normal}
tr>:first-child{padding-left:0}
tr>:last-child{padding-right:0}
td ul{margin:0;padding-left:1.1em}
.programme .pause>*{color:var(--soft);font-weight:400}
.overview tbody th{min-width:0}
.overview td:nth-child(3){min-width:8em}
.overview a{text-decoration:none}
svg{display:block}
.map,.day{width:100%;height:auto;font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,"DejaVu Sans",sans-serif;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.map .plain{fill:#f7f9fa;stroke:#cfd8df}
.map .sea{fill:#e8f0f5}
.land path{fill:#f8f6f1;stroke:#cbc7bd;stroke-width:.7;stroke-linejoin:round;fill-rule:evenodd}
.land .home{fill-opacity:.16}
.graticule path{fill:none;stroke:#9fb1bf;stroke-width:.6;opacity:.55}
.degrees text{font-size:10px;fill:#566473}
.hulls path{stroke-width:20;stroke-linejoin:round;stroke-linecap:round}
.hulls{opacity:.2}
.journeys path{fill:none;stroke-width:1.7;opacity:.85}
.seat{stroke:#fff;stroke-width:1.1}
.pins path{stroke:#fff;stroke-width:1.2}
.hollow{fill:#fff;stroke:#1c2733;stroke-width:1.6}
.other{fill:#fff;stroke:#8796a3;stroke-width:.9}
.leaders path{stroke:#566473;stroke-width:.8;fill:none}
.names text{paint-order:stroke;stroke:#fff;stroke-width:3.2px;stroke-linejoin:round;fill:#1c2733}
.names .venue{font-weight:700}
.names .lonely{font-style:italic}
.names .faint{fill:#566473;font-size:11px}
.names .key text{stroke:none;font-size:12px;font-weight:700;text-anchor:middle}
.key rect{stroke:#fff;stroke-width:1}
.scale path{fill:none;stroke:#1c2733;stroke-width:1.4}
.scale text{font-size:11px;fill:#1c2733}
.legend{display:flex;flex-wrap:wrap;gap:4px 22px;margin-top:2px;color:var(--soft);font-size:.86rem}
.legend span{display:inline-flex;align-items:center;gap:6px}
.legend svg{height:14px;width:auto}
.narrow{display:none}
.day{font-size:11px}
.hours path{stroke:#dde3e8;stroke-width:1}
.hours text{font-size:10px;fill:#566473;text-anchor:middle}
.programme text{text-anchor:middle;font-size:11px}
.programme .between rect{fill:#d7dee4}
.programme .lunch rect{fill:#efe3c2}
.road{stroke-width:2.4;fill:none;stroke-linecap:round}
.rows text{fill:#566473}
.rows .who{fill:#1c2733;font-weight:600}
footer{padding-bottom:40px;color:var(--soft);font-size:.86rem}
@media(max-width:820px){.pair{grid-template-columns:minmax(0,1fr)}}
@media(max-width:600px){
body{font-size:15px}
header,nav,main,footer{padding-left:14px;padding-right:14px}
header{padding-top:22px}
h1{font-size:1.6rem}
h2{font-size:1.2rem}
section{padding:18px 14px;border-radius:8px}
.facts{gap:8px 22px}
.pairs .w{min-width:24em}
th,td{padding-left:5px;padding-right:5px}
table{font-size:.86rem}
.wide{display:none}
.narrow{display:block}
}
@page{size:A4;margin:11mm 13mm}
@media print{
html{scroll-behavior:auto;font-size:11.5px}
body{background:#fff;font-size:9pt;line-height:1.4}
header,nav,main,footer{max-width:none;padding:0}
header{padding:0 0 14px}
nav,.skip{display:none}
section{border:0;border-radius:0;padding:0;margin:0 0 8mm}
h1{font-size:20pt}
h2{font-size:13pt;margin-bottom:.3em}
h3{font-size:10.6pt}
h1,h2,h3,h4,caption{break-after:avoid}
a{color:inherit;text-decoration:none}
table{font-size:8pt}
thead{display:table-header-group}
tr,figure,.warning{break-inside:avoid}
.scroll{overflow:visible}
th,td{padding:3px 5px}
.w{min-width:0}
.facts{gap:3px 16px;margin-top:6px}
dd{font-size:8.6pt}
.block,#gatherings{break-inside:avoid}
.group .map{max-height:55mm}
.day{max-height:52mm}
h3{margin:.7em 0 .2em}
.pair .note{margin:.3em 0}
.group{break-before:page}
#unplaced{break-before:page}
.wide{display:block}
.narrow{display:none}
.wide .map{max-height:150mm}
.pair{grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:4px 16px;margin-top:8px}
.badge,.estimate,.warning,.programme rect,.rows rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
)css";
}

}  // namespace samling::report
