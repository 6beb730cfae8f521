"""An independent repetition of the draw, written from docs/draw-algorithm.md, Python 3 standard library only.

Usage: python3 tests/data/draw_check.py > tests/data/draw-check-expected.json
Reads beside it draw-check-frame.tsv, one transaction a line under a header, and draw-check-plans.json, plan files as
`cati` takes them. tests/unit/samples-draw-check.test.ts draws the same with our own code.
"""

import hashlib
import json
import math
import pathlib
import re
import unicodedata
from collections import defaultdict
from fractions import Fraction

SEED = " 2024-03-18  \n dice 4 1 6 "
AREAS = ["district", "commune", "village"]
REASONS = ["doNotCall", "recentlyCalled", "sharedPhone", "outsidePlan", "areaUnknown", "areaNotDrawn"]


# Section 2: text


def canonical(text):
    return re.sub("[\t\n\v\f\r \u00a0]+", " ", unicodedata.normalize("NFC", text)).strip(" ")


def spelling_key(text):
    decomposed = unicodedata.normalize("NFD", canonical(text).lower())
    words, letters, marks = [], "", []
    for char in decomposed + " ":
        kind = unicodedata.category(char)[0]
        if kind == "M":
            marks.append(char)
        elif kind in "LN":
            letters += char
        elif letters or marks:
            words.append(letters + "".join(sorted(marks)))
            letters, marks = "", []
    return " ".join(words).replace("uy\u0309 ban nhan\u0302 dan\u0302", "ubnd")


def labels(names):
    spellings = defaultdict(lambda: defaultdict(int))
    for name in names:
        spellings[spelling_key(name)][canonical(name)] += 1
    return {key: min(found, key=lambda name: (-found[name], name)) for key, found in spellings.items()}


def digest(*pieces):
    return hashlib.sha256("\n".join(pieces).encode("utf-8")).hexdigest()


def lines_digest(lines):
    return hashlib.sha256("".join(line + "\n" for line in lines).encode("utf-8")).hexdigest()


def number_below(limit, *pieces):
    return int(digest(*pieces)[:13], 16) % limit


# Section 3: the frame


def takes(part, row):
    wanted = part["eligibility"]
    assert not set(wanted) - {"agencies", "fields", "channels", "persons"}
    for names, value in (("agencies", "agency"), ("fields", "field")):
        if names in wanted and spelling_key(row[value]) not in map(spelling_key, wanted[names]):
            return False
    if "channels" in wanted and row["channel"] not in wanted["channels"]:
        return False
    return wanted.get("persons", row["kind"]) == row["kind"]


def path_of(unit, area):
    return tuple(unit[name] for name in AREAS[: AREAS.index(area) + 1])


def area_in_list(part, row, units):
    last = part["stages"][-1]["area"]
    spelt = lambda path: tuple(map(spelling_key, path))
    listed = {path_of(unit, last) for unit in units}
    stated = spelt(path_of(row, last))
    for path in listed:
        if spelt(path) == stated:
            return path
    if last != "district":
        same = [path for path in listed if spelt(path)[1:] == stated[1:]]
        if len(same) == 1 and (stated[0] == "" or same[0][0] == ""):
            return same[0]
    return None


def build_frame(rows, plan, units):
    excluded = dict.fromkeys(REASONS, 0)
    members = [[] for _ in plan["parts"]]
    for row in rows:
        number = next((at for at, part in enumerate(plan["parts"]) if takes(part, row)), None)
        if row["excludedBecause"]:
            excluded[row["excludedBecause"]] += 1
        elif number is None:
            excluded["outsidePlan"] += 1
        else:
            part, row = plan["parts"][number], dict(row)
            if part["stages"]:
                row["path"] = area_in_list(part, row, units)
                if row["path"] is None:
                    excluded["areaUnknown"] += 1
                    continue
                row.update(zip(AREAS, row["path"]))
            row["part"] = number
            members[number].append(row)
    for part, own in zip(plan["parts"], members):
        deepest = AREAS.index(part["stages"][-1]["area"]) if part["stages"] else -1
        for key in part["strata"]:
            if key in AREAS[: deepest + 1]:
                continue
            label = labels(row[key] for row in own)
            for row in own:
                row[key] = label[spelling_key(row[key])]
        for row in own:
            row["stratum"] = "\t".join([canonical(part["name"])] + [row[key] for key in part["strata"]])
    frame = [row for own in members for row in own]
    kept = {}
    for row in frame:
        best = kept.get(row["personKey"])
        if best is None or (row["date"], row["code"]) > (best["date"], best["code"]):
            kept[row["personKey"]] = row
    return frame, kept, excluded


def frame_digest(frame, kept):
    lines = []
    for row in sorted(frame, key=lambda row: row["code"]):
        other = kept[row["personKey"]]["code"]
        lines.append("\t".join([row["code"], "" if other == row["code"] else other, row["date"], row["stratum"]]))
    return lines_digest(lines)


# Section 5: sizes


def hamilton(total, weights):
    quotas = {key: Fraction(total * weight, sum(weights.values())) for key, weight in weights.items()}
    sizes = {key: math.floor(quota) for key, quota in quotas.items()}
    ranking = sorted(quotas, key=lambda key: (sizes[key] - quotas[key], -weights[key], key))
    for key in ranking[: total - sum(sizes.values())]:
        sizes[key] += 1
    return sizes


def shared(total, weights, lowest, highest):
    total = min(total, sum(highest.values()))
    assert sum(lowest.values()) <= total
    fixed, free = {}, dict(weights)
    while free:
        left = total - sum(fixed.values())
        quotas = {key: Fraction(left * weight, sum(free.values())) for key, weight in free.items()}
        lack = {key: lowest[key] - quotas[key] for key in free if quotas[key] < lowest[key]}
        excess = {key: quotas[key] - highest[key] for key in free if quotas[key] > highest[key]}
        if not lack and not excess:
            return {**fixed, **hamilton(left, free)}
        bound, chosen = (lowest, lack) if sum(lack.values()) >= sum(excess.values()) else (highest, excess)
        for key in chosen:
            fixed[key] = bound[key]
            del free[key]
    return fixed


def size_rule(rule, population):
    if population == 0:
        return 0
    if rule["kind"] == "yamane":
        return math.ceil(population / (1 + population * rule["e"] ** 2))
    unlimited = rule["z"] ** 2 * rule["p"] * (1 - rule["p"]) / rule["e"] ** 2
    return min(population, math.ceil(unlimited / (1 + (unlimited - 1) / population)))


def wanted_size(rule, stratum):
    if rule["kind"] == "fixed":
        return rule["perStratum"]
    if rule["kind"] == "take-all":
        return stratum["persons"]
    if rule["kind"] == "size-table":
        tier = max((tier for tier in rule["tiers"] if tier["from"] <= stratum["N"]), key=lambda tier: tier["from"])
        return stratum["persons"] if tier["size"] == "all" else tier["size"]
    return size_rule(rule, stratum["N"])


def allocate(rule, strata):
    if rule["kind"] not in ("proportional", "neyman"):
        for stratum in strata:
            stratum["wanted"] = wanted_size(rule, stratum)
            stratum["n"] = min(stratum["wanted"], stratum["persons"])
        return
    basis = "N" if rule.get("basis") == "transactions" else "persons"
    total = rule["total"]
    if isinstance(total, dict):
        total = size_rule(total, sum(stratum[basis] for stratum in strata))
    weights, lowest, highest = {}, {}, {}
    for stratum in strata:
        key, persons = stratum["stratumKey"], stratum["persons"]
        if persons == 0:
            continue
        highest[key] = min(persons, rule.get("cap", persons))
        lowest[key] = min(rule["floor"], highest[key])
        weights[key] = stratum[basis]
        if rule["kind"] == "neyman":
            deviation = rule.get("deviations", {}).get(key, rule["deviation"])
            weights[key] = persons * math.floor(deviation * 10000 + Fraction(1, 2))
    sizes = shared(total, weights, lowest, highest)
    for stratum in strata:
        stratum["wanted"] = stratum["n"] = sizes.get(stratum["stratumKey"], 0)


# Section 4: stages


def by_size(areas, take):
    """Certain areas, what is left to draw and the sizes of the others."""
    certain, left, others = [], take, dict(areas)
    while True:
        total = sum(others.values())
        sure = [path for path, size in others.items() if left > 0 and left * size >= total]
        if not sure:
            return certain, left, others
        certain += sure
        left -= len(sure)
        for path in sure:
            del others[path]


def draw_group(part, stage, above, class_name, areas, wanted, seed):
    name = canonical(part["name"])
    take = min(wanted, len(areas))
    order = sorted(areas, key=lambda path: digest(seed, name, stage["area"], "\t".join(path)))
    if stage["chances"] == "equal":
        return {path: Fraction(take, len(areas)) for path in order[:take]}
    certain, left, others = by_size(areas, take)
    drawn = {path: Fraction(1) for path in certain}
    total = sum(others.values())
    if left == 0:
        return drawn
    start = number_below(total, seed, name, stage["area"], "\t".join(above), class_name)
    points = {start + at * total for at in range(left)}
    begin = 0
    for path in order:
        if path in others:
            end = begin + others[path] * left
            if any(begin <= point < end for point in points):
                drawn[path] = Fraction(left * others[path], total)
            begin = end
    return drawn


def draw_areas(part, units, seed, depth=0, above=(), chances=()):
    """Pairs of kind and path of every area drawn, with the chances of the stages down to it."""
    if depth == len(part["stages"]):
        return {}
    stage = part["stages"][depth]
    sizes, classes = defaultdict(int), {}
    for unit in units:
        path = path_of(unit, stage["area"])
        if path[: len(above)] == above:
            sizes[path] += unit["size"]
            classes[path] = unit["class"]
    take = stage["take"]
    groups = defaultdict(dict)
    for path, size in sizes.items():
        groups[classes[path] if isinstance(take, dict) else ""][path] = size
    result = {}
    for class_name, areas in groups.items():
        wanted = take["byClass"][class_name] if isinstance(take, dict) else len(areas) if take == "all" else take
        for path, chance in draw_group(part, stage, above, class_name, areas, wanted, seed).items():
            result[(stage["area"], path)] = chances + (chance,)
            result.update(draw_areas(part, units, seed, depth + 1, path, chances + (chance,)))
    return result


# Sections 5 and 6: least total, persons


def persons_of(stratum, rows, selection, seed):
    by_key = lambda some: sorted(digest(seed, row["code"]) for row in some)
    n, reserve = stratum["n"], stratum["reserve"]
    if selection == "simple-random" or n == 0:
        order = by_key(rows)
        return order[:n], order[n : n + reserve]
    ordered = sorted(rows, key=lambda row: (row["date"], row["code"]))
    start = number_below(len(ordered), seed, "start", stratum["stratumKey"])
    main = [ordered[(start + at * len(ordered)) // n] for at in range(n)]
    codes = {row["code"] for row in main}
    return by_key(main), by_key(row for row in ordered if row["code"] not in codes)[:reserve]


def below_least_total(plan, strata):
    forms = {s["stratumKey"]: s["wanted"] if s["persons"] == 0 else s["n"] for s in strata}
    missing = plan.get("leastTotal", 0) - sum(forms.values())
    if missing <= 0:
        return None
    spare = {s["stratumKey"]: missing if s["persons"] == 0 else min(missing, s["persons"] - s["n"]) for s in strata}
    weights = {key: form for key, form in forms.items() if form > 0 and spare[key] > 0}
    by = shared(missing, weights, dict.fromkeys(weights, 0), {key: spare[key] for key in weights})
    most_first = sorted((key for key in by if by[key] > 0), key=lambda key: (-by[key], key))
    return {"missing": missing, "raise": [{"stratumKey": key, "by": by[key]} for key in most_first]}


def draw(rows, plan, seed):
    units = [{**unit, **{k: canonical(unit[k]) for k in AREAS + ["class"]}} for unit in plan.get("areas", [])]
    frame, kept, excluded = build_frame(rows, plan, units)
    strata, areas = [], []
    for number, part in enumerate(plan["parts"]):
        name = canonical(part["name"])
        found = {}
        for row in frame:
            if row["part"] == number:
                key = row["stratum"]
                stratum = found.setdefault(key, {"stratumKey": key, "N": 0, "persons": 0, "path": row.get("path")})
                stratum["N"] += 1
                stratum["persons"] += kept[row["personKey"]] is row
        if part["stages"]:
            drawn = draw_areas(part, units, seed)
            areas += [(name, kind, path, chances) for (kind, path), chances in drawn.items()]
            last = part["stages"][-1]["area"]
            reached = {path: chances for (kind, path), chances in drawn.items() if kind == last}
            excluded["areaNotDrawn"] += sum(s["N"] for s in found.values() if s["path"] not in reached)
            found = {key: s for key, s in found.items() if s["path"] in reached}
            for path in set(reached) - {s["path"] for s in found.values()}:
                values = dict(zip(AREAS, path))
                key = "\t".join([name] + [values.get(key, "") for key in part["strata"]])
                found[key] = {"stratumKey": key, "N": 0, "persons": 0, "path": path}
            for stratum in found.values():
                stratum["chance"] = math.prod(reached[stratum["path"]])
        allocate(part["allocation"], list(found.values()))
        strata += found.values()
    strata.sort(key=lambda stratum: stratum["stratumKey"])

    drawn, dealt = [], 0
    for stratum in strata:
        stratum["reserve"] = min(stratum["persons"] - stratum["n"], math.ceil(stratum["n"] * plan["reserveFactor"]))
        own = [row for row in kept.values() if row["stratum"] == stratum["stratumKey"]]
        main, reserve = persons_of(stratum, own, plan["selection"], seed)
        for place, key in enumerate(main):
            drawn.append((stratum["stratumKey"], "main", place + 1, (dealt + place) % plan["replicates"] + 1, key[:20]))
        drawn += [(stratum["stratumKey"], "reserve", place, 0, key[:20]) for place, key in enumerate(reserve, 1)]
        dealt += len(main)
    area_lines = ["\t".join(["area", name, kind, *path, *[""] * (3 - len(path))]) for name, kind, path, _ in areas]
    chance_of = lambda s: float(s.get("chance", 1) * Fraction(s["n"], s["persons"])) if s["n"] else None
    return {
        "frameDigest": frame_digest(frame, kept),
        "sampleDigest": lines_digest(sorted(area_lines) + ["\t".join(map(str, unit)) for unit in drawn]),
        "excluded": excluded,
        "areas": [[*line.split("\t")[2:], chance] for line, chance in sorted(
            (line, float(math.prod(chances))) for line, (*_, chances) in zip(area_lines, areas))],
        "strata": [
            {key: s[key] for key in ("stratumKey", "N", "persons", "n", "reserve")} | {"probability": chance_of(s)}
            for s in strata
        ],
        "belowLeastTotal": below_least_total(plan, strata),
        "main": [unit[4] for unit in drawn if unit[1] == "main"],
        "reserve": [unit[4] for unit in drawn if unit[1] == "reserve"],
        "replicates": [sum(unit[3] == number + 1 for unit in drawn) for number in range(plan["replicates"])],
    }


def main():
    beside = pathlib.Path(__file__).with_name
    lines = beside("draw-check-frame.tsv").read_text(encoding="utf-8").split("\n")
    rows = []
    for line in filter(None, lines[1:]):
        row = dict(zip(lines[0].split("\t"), line.split("\t")))
        row["code"], row["date"] = canonical(row["transactionKey"]), canonical(row["resultOn"])
        row["kind"] = "organisations" if row["organisation"] == "1" else "individuals"
        rows.append(row)
    plans = json.loads(beside("draw-check-plans.json").read_text(encoding="utf-8"), parse_float=Fraction)
    result = {plan["id"]: draw(rows, plan, canonical(SEED)) for plan in plans}
    print(json.dumps(result, ensure_ascii=False, indent=1))


main()
