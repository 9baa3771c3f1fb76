#include "report/schedule_style.hpp"

namespace samling::report {

std::string_view schedule_style_sheet() {
  return R"css(
header,nav,main,footer{max-width:1320px}
.tracks ul{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0;padding:0;list-style:none}
.tracks h2{font-size:1rem;margin-bottom:.4em}
.track{display:flex;align-items:baseline;gap:5px;color:#45525f;font-size:.8rem;line-height:1.35}
.track svg{flex:none;width:.85em;height:.85em;align-self:center}
.grid{table-layout:fixed;border-collapse:separate;border-spacing:3px;min-width:100%;font-size:.86rem;line-height:1.35}
.grid caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.grid th,.grid td{border:0;padding:5px 8px;min-width:0;max-width:none;overflow-wrap:break-word;hyphens:auto}
.grid tr>:first-child{padding-left:2px}
.grid thead th{font-size:.86rem;color:var(--ink);border-bottom:2px solid var(--line);vertical-align:bottom}
.grid .time{width:4.6em;color:var(--soft);font-weight:600;font-variant-numeric:tabular-nums;vertical-align:top;overflow-wrap:normal;hyphens:manual}
.grid .entry{background:var(--tint,#eef2f5);border-left:5px solid var(--edge,#8796a3);border-radius:4px;vertical-align:top}
.grid .pause{background:#e9edf0;border-radius:4px;text-align:center;vertical-align:middle;color:#45525f}
.grid .pause>*{display:inline;margin:0 .3em}
.grid .none{background:#fafbfc}
.grid .gap td,.grid .gap th{padding-top:1px;padding-bottom:1px;font-size:.78rem;color:var(--soft);font-weight:400}
.grid .session th{padding:12px 2px 2px;font-size:.92rem;color:var(--accent)}
.grid .at{display:block;color:#45525f;font-size:.78rem;font-variant-numeric:tabular-nums}
.grid .in{display:none}
.grid strong{display:block;font-weight:650}
.grid .who{display:block}
.grid .was{display:block;margin-top:2px;color:#8a1c00;font-weight:600;font-size:.92em}
@media screen and (max-width:700px){
.grid,.grid tbody,.grid tr,.grid td,.grid th{display:block}
.grid tr{height:auto!important}
.grid thead,.grid .none,.grid .still{display:none}
.grid .time{width:auto;padding:10px 0 2px;font-size:.95rem;color:var(--ink)}
.grid td{margin:0 0 5px}
.grid .in{display:inline}
.grid .gap{display:flex;gap:.6em;align-items:baseline}
.grid .gap .time{padding-top:4px;font-size:.78rem;color:var(--soft)}
.grid .session th{margin-top:8px;border-top:2px solid var(--line)}
.sheet .scroll{overflow:visible}
}
@media print{
section.sheet{break-before:page;break-inside:auto}
section.opening{break-before:auto}
section.sheet h2{margin-bottom:2mm}
section.tracks{margin-bottom:5mm}
.grid{font-size:8.5pt;line-height:1.25;border-spacing:1.5px}
.grid tr{break-inside:avoid}
.grid th,.grid td{padding:2px 4px}
.grid .session th{padding:4px 2px 1px}
.grid .track{font-size:.92em}
.grid .at{font-size:.88em}
.grid .time{width:4.4em}
.grid.close tr,.grid.dense tr{height:auto!important}
.grid.close{font-size:7.5pt;line-height:1.2}
.grid.dense{font-size:6pt;line-height:1.15}
.grid.close .at,.grid.dense .at{display:none}
.grid.dense th,.grid.dense td{padding:1px 3px}
.grid .entry,.grid .pause,.track svg{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.grid .gap{display:none}
#score{break-before:page}
}
)css";
}

}  // namespace samling::report
