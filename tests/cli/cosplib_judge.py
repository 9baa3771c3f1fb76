"""A second judge for parallel rooms: CoSPLib's objective and rules from scratch, in plain Python.

It knows the JSON of questions ("cosplib-json/1") and answers ("cosplib-solution/1") and nothing of the library: no shared code, no cache,
every term a loop over the whole timetable. Weights of 0 switch a term off.
"""
import itertools
import json

LONG_MISSING = 10**9
LONG_SPLIT = 10**7


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def minutes(clock):
    hours, rest = clock.split(":")[:2]
    return 60 * int(hours) + int(rest)


class Judge:
    def __init__(self, question):
        self.question = question
        self.weights = question["weights"]
        self.sessions = question["sessions"]
        self.rooms = question["rooms"]
        self.tracks = question["tracks"]
        self.talks = question["submissions"]
        self.night = {}
        zones = question.get("timezones")
        for u, talk in enumerate(self.talks):
            for s, session in enumerate(self.sessions):
                if zones:
                    self.night[u, s] = self.night_penalty(zones, talk, session)

    @staticmethod
    def night_penalty(zones, talk, session):
        shift = round(60 * (talk.get("utc_offset", 0) - zones["local_utc_offset"]))
        start = (minutes(session["start"]) + shift) % 1440
        end = (minutes(session["end"]) + shift) % 1440
        good_from, good_to = map(minutes, zones["suitable"])
        fair_from, fair_to = map(minutes, zones["less_suitable"])
        if start < fair_from or end > fair_to or end < fair_from:
            return zones["big_penalty"]
        if fair_from <= start < good_from or good_to < end <= fair_to:
            return zones["small_penalty"]
        return 0

    # Conflicts, from the people.

    def people(self, u, role):
        return set(self.talks[u].get(role, []))

    def chairs_of(self, u):
        return set(self.tracks[self.talks[u]["track"]].get("chairs", []))

    def other_tracks(self, u, v):
        return self.talks[u]["track"] != self.talks[v]["track"]

    def presenters_conflict(self, u, v):
        if self.people(u, "presenters") & self.people(v, "presenters"):
            return True
        return self.other_tracks(u, v) and bool(self.people(u, "presenters") & self.chairs_of(v)
                                                or self.people(v, "presenters") & self.chairs_of(u))

    def attendees_conflict(self, u, v):
        if self.people(u, "attendees") & (self.people(v, "attendees") | self.people(v, "presenters")):
            return True
        if self.people(v, "attendees") & self.people(u, "presenters"):
            return True
        return self.other_tracks(u, v) and bool(self.people(u, "attendees") & self.chairs_of(v)
                                                or self.people(v, "attendees") & self.chairs_of(u))

    def chairs_conflict(self, a, b):
        return bool(set(self.tracks[a].get("chairs", [])) & set(self.tracks[b].get("chairs", [])))

    # What stands where.

    def cells(self, answer):
        """(session, room, track, slots) of every cell."""
        for s in range(len(self.sessions)):
            for r in range(len(self.rooms)):
                yield s, r, answer["track"][s][r], answer["slot"][s][r][: self.sessions[s]["slots"]]

    def sessions_cells(self, answer, s):
        return [(r, t, slots) for session, r, t, slots in self.cells(answer) if session == s]

    def broken(self, answer):
        """Every rule that is broken, in words; none: the timetable is admissible."""
        told = []
        seen = [0] * len(self.talks)
        for s, r, track, slots in self.cells(answer):
            if len(slots) != self.sessions[s]["slots"]:
                told.append(f"cell {s},{r} has {len(slots)} slots")
            for u in slots:
                if u >= 0:
                    seen[u] += 1
                    if self.talks[u]["track"] != track:
                        told.append(f"talk {u} stands in a cell of track {track}")
        for u, talk in enumerate(self.talks):
            if seen[u] != talk["slots"]:
                told.append(f"talk {u} has {seen[u]} slots of {talk['slots']}")
        return told

    # The terms.

    def values(self, answer):
        value = {term: 0 for term in self.weights}
        self.cell_terms(answer, value)
        self.track_terms(answer, value)
        self.talk_terms(answer, value)
        self.pair_terms(answer, value)
        return value

    def objective(self, answer):
        return sum(self.weights[term] * value for term, value in self.values(answer).items()) + self.long_talks(answer)

    def cell_terms(self, answer, value):
        tables = {name: {(a, b): p for a, b, p in self.question.get(name, [])} for name in ("track_session", "track_room", "session_room")}
        alike = {}
        for a, b, p in self.question.get("track_track", []):
            alike[a, b] = alike[b, a] = p
        for s, r, track, _ in self.cells(answer):
            if track == -1:
                continue
            value["track_session"] += tables["track_session"].get((track, s), 0)
            value["track_room"] += tables["track_room"].get((track, r), 0)
            value["session_room"] += tables["session_room"].get((s, r), 0)
        for s in range(len(self.sessions)):
            tracks = [track for _, track, _ in self.sessions_cells(answer, s) if track != -1]
            for a, b in itertools.combinations(tracks, 2):
                if a != b:
                    value["similar_tracks"] += alike.get((a, b), 0)
                # One track in two rooms shares its chairs with itself only when the pair is one of two tracks.
                value["chair"] += 1 if a != b and self.chairs_conflict(a, b) else 0

    def track_terms(self, answer, value):
        for t in range(len(self.tracks)):
            mine = [(s, r) for s, r, track, _ in self.cells(answer) if track == t]
            value["rooms_per_track"] += max(0, len({r for _, r in mine}) - 1)
            used = sorted({s for s, _ in mine})
            value["parallel_tracks"] += len(mine) - len(used)
            if len(used) > 1 and used[-1] - used[0] + 1 != len(used):
                value["consecutive_tracks"] += 1
            appeared = []
            for _, _, track, slots in self.cells(answer):
                if track == t:
                    appeared += [u for u in slots if u != -1]
            position = {}
            for u in appeared:
                if self.talks[u]["track"] == t:
                    position.setdefault(u, len(position) + 1)
            for u, place in position.items():
                if self.talks[u].get("order", 0) not in (0, place):
                    value["order"] += 1
        for column in self.columns(answer, without_track=False):
            for u, v in itertools.combinations(column, 2):
                if not self.other_tracks(u, v) and self.talks[u].get("order", 0) and self.talks[v].get("order", 0):
                    value["order"] += 1

    def talk_terms(self, answer, value):
        for s, r, _, slots in self.cells(answer):
            for u in slots:
                if u == -1:
                    continue
                value["timezone"] += self.night.get((u, s), 0)
                value["submission_session"] += int(self.talks[u].get("session_penalty", {}).get(str(s), 0))
                value["submission_room"] += int(self.talks[u].get("room_penalty", {}).get(str(r), 0))

    def columns(self, answer, without_track=True):
        """The talks of every session and slot; those in cells that have no track, too?"""
        for s, session in enumerate(self.sessions):
            for k in range(session["slots"]):
                yield sorted({slots[k] for _, track, slots in self.sessions_cells(answer, s)
                              if slots[k] != -1 and (track != -1 or without_track)})

    def pair_terms(self, answer, value):
        for s in range(len(self.sessions)):
            rooms = {}
            for r, _, slots in self.sessions_cells(answer, s):
                for u in slots:
                    if u != -1:
                        rooms.setdefault(u, set()).add(r)
            for u, v in itertools.combinations(sorted(rooms), 2):
                if len(rooms[u] | rooms[v]) > 1:
                    value["presenter_session"] += self.presenters_conflict(u, v)
                    value["attendee_session"] += self.attendees_conflict(u, v)
        for column in self.columns(answer):
            for u, v in itertools.combinations(column, 2):
                value["presenter_slot"] += self.presenters_conflict(u, v)
                value["attendee_slot"] += self.attendees_conflict(u, v)

    def long_talks(self, answer):
        price, found = 0, set()
        for u, talk in enumerate(self.talks):
            if talk["slots"] == 1:
                continue
            scan = []
            for _, _, _, slots in self.cells(answer):
                here = [k for k, v in enumerate(slots) if v == u]
                scan += here
                if here and len(here) != talk["slots"]:
                    price += LONG_SPLIT
            if scan:
                found.add(u)
                if sum(scan) != sum(range(scan[0], scan[-1] + 1)):
                    price += LONG_MISSING
            else:
                return LONG_MISSING
        return price


def main(arguments):
    judge = Judge(read(arguments[0]))
    for path in arguments[1:]:
        answer = read(path)
        print(path, judge.objective(answer), "; ".join(judge.broken(answer)) or "admissible")


if __name__ == "__main__":
    import sys
    main(sys.argv[1:])
