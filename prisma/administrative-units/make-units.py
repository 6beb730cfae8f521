"""Makes units-63.csv and units-34.csv from a clone of github.com/thanglequoc/vietnamese-provinces-database (MIT).

Usage: python3 make-units.py <git directory of the clone>
Old system: its release v2.4.1 (63 provinces). New system and what it was made of: commit cd58063 (July 2026).
Prints how many old communes could be followed; README.md tells what the columns mean and what is left open.
"""

import collections
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

OLD, NEW = "v2.4.1", "cd58063299585146ded3981f2272946ef19ced54"
OLD_UNITS = "json/vn_only_simplified_json_generated_data_vn_units_minified.json"
NEW_UNITS = "postgresql/postgres_ImportData_vn_units.sql"
MADE_OF = "dataset-generation-scripts/sapnhap-bando-crawler/donvi_tinhthanh.json"

KIND = r"phường|xã|thị trấn|huyện"
MENTION = re.compile(rf"((?:\b(?:{KIND})\s+)+)([^,;()]+)(?:\(([^)]*)\))?", re.I)


def read(git, revision, path):
    return subprocess.run(
        ["git", "-C", git, "show", f"{revision}:{path}"], check=True, capture_output=True, text=True
    ).stdout


def spelled(text):
    """Letters with their marks, whatever the place of the tone mark; numbers without leading zeros."""
    words = []
    for word in re.findall(r"\w+", unicodedata.normalize("NFC", text).lower()):
        parts = unicodedata.normalize("NFD", word.lstrip("0") or "0")
        letters = "".join(c for c in parts if not unicodedata.combining(c))
        words.append(letters + "".join(sorted(c for c in parts if unicodedata.combining(c))))
    return " ".join(words)


def placed(text):
    """NFC with the tone mark of oa, oe, uy on the first vowel, where the source has both ways ("Hoà", "Hòa")."""
    text = unicodedata.normalize("NFD", text)
    tone = "[\u0300\u0301\u0303\u0309\u0323]"
    return unicodedata.normalize("NFC", re.sub(rf"(?i)(o(?=[ae])|(?<!q)u(?=y))([aey])({tone})(?!\w)", r"\1\3\2", text))


def folded(text):
    """Bare letters without marks and blanks: "Đăk Kôi" as "Đắk Kôi", "Ia Mơ" as "IaMơ"; "NT" is "Nông trường"."""
    text = re.sub(r"\bN\.?T\b", "nông trường", text)
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "", bare.replace("đ", "d").replace("y", "i"))


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def mentions(text):
    """(name, district it is said to lie in or '') for each old unit that a text of the merger names."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"\((?!\s*(?:huyện|quận|thị xã|thành phố))[^()]*\)", "", text)
    kind = ""
    for segment in re.split(r"[,;](?![^(]*\))|\s+và\s+", text):
        found = MENTION.search(segment)
        if found:
            kind = found[1].split()[-1]
            name, place = re.split(r"\s+sau khi\s", found[2])[0], found[3] or ""
            yield (f"{found[1]}{name}".strip(), place.strip())
        elif kind and re.fullmatch(r"[A-ZĐÂĂÊÔƠƯ][\w’' -]*", segment.strip()) and "phần" not in segment:
            yield (f"{kind} {segment.strip()}", "")


class OldUnits:
    def __init__(self, provinces, merged):
        self.district, self.name, self.district_name = {}, {}, {}
        self.by_spelling, self.in_new = collections.defaultdict(list), collections.defaultdict(list)
        for province in provinces:
            for district in province["District"]:
                into = merged[province["Code"]]
                self.district_name[district["Code"]] = district["FullName"]
                for ward in district.get("Ward") or []:
                    code = ward["Code"]
                    self.name[code], self.district[code] = ward["FullName"], district["Code"]
                    self.by_spelling[into, spelled(ward["FullName"])].append(code)
                    self.in_new[into].append(code)

    def candidates(self, into, name, place):
        """The units that a name of the text may mean, those of the stated district first of all."""
        # "các phường Phường Đại Kim" names Đại Kim, but "Phường Đúc" is the name of a phường.
        words = name.split()
        tries = [f"{words[0]} {name}", name] + [" ".join(words[at:]) for at in range(1, len(words) - 1)]
        found = next((self.by_spelling[into, spelled(t)] for t in tries if (into, spelled(t)) in self.by_spelling), [])
        if not found:
            keys = {folded(t) for t in tries if re.match(rf"(?:{KIND})\s", t, re.I)}
            found = [c for c in self.in_new[into] if folded(self.name[c]) in keys]
        bare = folded(re.sub(r"^(huyện|quận|thị xã|thành phố)\s", "", place, flags=re.I))
        there = [c for c in found if bare and folded(self.district_name[self.district[c]]).endswith(bare)]
        return there or found

    def nearest(self, name, among):
        """The one of these whose name is nearest and up to two letters off: the texts hold typing errors."""
        near = sorted((distance(folded(name), folded(self.name[c])), c) for c in among)
        alone = near and near[0][0] <= 2 and (len(near) == 1 or near[1][0] > near[0][0])
        return [near[0][1]] if alone else []

    def of_district(self, into, name):
        return [c for c in self.in_new[into] if spelled(self.district_name[self.district[c]]) == spelled(name)]


def followed(old, new_communes):
    """Old commune -> codes of the new communes that took it or a part of it; None among them: the text is ambiguous."""
    into = collections.defaultdict(set)
    open_mentions = []
    for unit in new_communes:
        code, province, text = unit["ma"], unit["magoc"], unit["truocsapnhap"].strip()
        if text == "giữ nguyên":
            into[code].add(code)
            continue
        if text.startswith("Huyện "):
            for c in old.of_district(province, text):
                into[c].add(code)
            continue
        found = [(name, old.candidates(province, name, place)) for name, place in mentions(text)]
        # A new commune keeps the code of one that it was made of; the others lie mostly in the same district.
        districts = {old.district[c[0]] for _, c in found if len(c) == 1} | {old.district.get(code)}
        for name, these in found:
            near = [c for c in these if old.district[c] in districts]
            chosen = these if len(these) == 1 else near
            if len(chosen) == 1:
                into[chosen[0]].add(code)
            else:
                open_mentions.append((code, name, these, districts))
    left = []
    for code, name, these, districts in open_mentions:
        free = [c for c in these if c not in into]
        if not these:
            free = old.nearest(name, [c for c in old.name if old.district[c] in districts and c not in into])
        if len(free) == 1:
            into[free[0]].add(code)
        else:
            left.append((code, name))
            for c in these:
                into[c].add(None)
    return into, left


def main():
    git, here = sys.argv[1], Path(__file__).parent
    provinces = json.loads(read(git, OLD, OLD_UNITS))
    made_of = json.loads(read(git, NEW, MADE_OF))
    sql = read(git, NEW, NEW_UNITS)
    new_provinces = re.findall(r"^\('(\d\d)','[^']*','[^']*','((?:[^']|'')*)'", sql, re.M)
    new_communes = re.findall(
        r"^\('(\d{5})','(?:[^']|'')*','(?:[^']|'')*','((?:[^']|'')*)','(?:[^']|'')*','[^']*','(\d\d)'", sql, re.M
    )

    by_name = {spelled(re.sub(r"^(Thành phố|Tỉnh) ", "", p["FullName"])): p["Code"] for p in provinces}
    merged = {}
    for unit in (u for u in made_of if u["magoc"] == "0"):
        text = unit["truocsapnhap"].split(". Từ")[0].replace("TPHCM", "Hồ Chí Minh")
        names = [unit["ten"]] if text == "giữ nguyên" else re.split(r", | và ", text)
        for name in names:
            merged[by_name[spelled(re.sub(r"^(thủ đô|thành phố|tỉnh) ", "", name.strip(), flags=re.I))]] = unit["ma"]

    # One code of the list is not that of the unit (Phường Hiệp Hòa); its name and province say which is meant.
    known = {c for c, _, _ in new_communes}
    by_place = {(p, spelled(n)): c for c, n, p in new_communes}
    for unit in (u for u in made_of if u["magoc"] != "0" and u["ma"] not in known):
        unit["ma"] = by_place[unit["magoc"], spelled(unit["ten"])]

    old = OldUnits(provinces, merged)
    into, left = followed(old, [u for u in made_of if u["magoc"] != "0"])
    whole = {c: next(iter(n)) for c, n in into.items() if len(n) == 1 and None not in n}
    # The five island districts without communes each became one đặc khu.
    islands = {}
    for unit in made_of:
        for name in re.findall(r"Huyện ([\w\s]+)", unit["truocsapnhap"]):
            for district in (d for p in provinces if merged[p["Code"]] == unit["magoc"] for d in p["District"]):
                if spelled(district["FullName"]) == spelled("huyện " + name):
                    islands[district["Code"]] = unit["ma"]

    rows = []
    for province in provinces:
        rows.append((province["Code"], "", merged[province["Code"]], province["FullName"]))
        for district in province["District"]:
            wards = district.get("Ward") or []
            became = {whole.get(w["Code"]) for w in wards}
            one = islands.get(district["Code"]) or (became.pop() if len(became) == 1 else None)
            rows.append((district["Code"], province["Code"], one or merged[province["Code"]], district["FullName"]))
            rows += [(w["Code"], district["Code"], whole.get(w["Code"], ""), w["FullName"]) for w in wards]
    write(here / "units-63.csv", ("code", "parent", "became", "name"), rows)
    write(
        here / "units-34.csv",
        ("code", "parent", "name"),
        [(c, "", n) for c, n in new_provinces] + [(c, p, n.replace("''", "'")) for c, n, p in new_communes],
    )
    communes = len(old.name)
    unnamed = [c for c in old.name if c not in into]
    print(f"{communes} old communes: {len(whole)} became part of one, "
          f"{sum(len(n - {None}) > 1 for n in into.values())} were divided, "
          f"{sum(None in n for n in into.values())} ambiguous, {len(unnamed)} not named; mentions left: {len(left)}")
    for item in left if "-v" in sys.argv else []:
        print(*item)
    for code in unnamed if "-v" in sys.argv else []:
        print("not named:", code, old.name[code], old.district_name[old.district[code]])


def write(path, header, rows):
    """Sorted by level and code; plain commas, since no name has one (nor a quotation mark)."""
    lines = [",".join(header)]
    for row in sorted(rows, key=lambda row: (len(row[0]), row[0])):
        cells = [placed(cell) for cell in row]
        assert not any(c in cell for cell in cells for c in ',"\n'), row
        lines.append(",".join(cells))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
