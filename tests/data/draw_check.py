"""An independent repetition of the draw, written from docs/draw-algorithm.md, Python 3 standard library only.

Usage: python3 tests/data/draw_check.py > tests/data/draw-check-expected.json
Reads draw-check-frame.tsv beside it: mã hồ sơ, person, agency, field, date. The plans below are those that
tests/unit/samples-draw-check.test.ts gives to our own code.
"""

import hashlib
import json
import math
import pathlib
import re
import unicodedata
from collections import defaultdict
from fractions import Fraction

PLANS = {
    "proportional": {"strata": ["agency", "field"], "total": 60, "floor": 2, "cap": 9, "reserve": Fraction(1, 2)},
    "fixed": {"strata": ["agency"], "fixed": 20, "reserve": Fraction(1)},
}
SEED = " 2024-03-18  \n dice 4 1 6 "


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


def digest(text):
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def hamilton(total, weights):
    quotas = {key: Fraction(total * weight, sum(weights.values())) for key, weight in weights.items()}
    sizes = {key: math.floor(quota) for key, quota in quotas.items()}
    ranking = sorted(quotas, key=lambda key: (sizes[key] - quotas[key], -weights[key], key))
    for key in ranking[: total - sum(sizes.values())]:
        sizes[key] += 1
    return sizes


def proportional(total, weights, lowest, highest):
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


def draw(rows, plan, seed):
    kept = {}
    label = {key: labels(row[key] for row in rows) for key in plan["strata"]}
    for row in rows:
        row["stratum"] = "\t".join(label[key][spelling_key(row[key])] for key in plan["strata"])
        best = kept.get(row["person"])
        if best is None or (row["date"], row["code"]) > (best["date"], best["code"]):
            kept[row["person"]] = row
    lines = sorted("\t".join([r["code"], kept[r["person"]]["code"], r["date"], r["stratum"]]) for r in rows)

    transactions, persons = defaultdict(int), defaultdict(list)
    for row in rows:
        transactions[row["stratum"]] += 1
    for row in kept.values():
        persons[row["stratum"]].append(row["code"])
    count = {key: len(persons[key]) for key in transactions}
    if "fixed" in plan:
        size = {key: min(plan["fixed"], count[key]) for key in transactions}
    else:
        some = [key for key in transactions if count[key] > 0]
        highest = {key: min(count[key], plan["cap"]) for key in some}
        lowest = {key: min(plan["floor"], highest[key]) for key in some}
        size = proportional(plan["total"], {key: transactions[key] for key in some}, lowest, highest)

    strata, drawn = [], []
    for key in sorted(transactions):
        n = size.get(key, 0)
        reserve = min(count[key] - n, math.ceil(n * plan["reserve"]))
        order = sorted(digest(f"{seed}\n{code}") for code in persons[key])
        strata.append({"stratumKey": key, "N": transactions[key], "persons": count[key], "n": n, "reserve": reserve})
        for role, part in (("main", order[:n]), ("reserve", order[n : n + reserve])):
            drawn += [(key, role, str(place), name[:20]) for place, name in enumerate(part, 1)]
    return {
        "frameDigest": digest("".join(line + "\n" for line in lines)),
        "sampleDigest": digest("".join("\t".join(unit) + "\n" for unit in drawn)),
        "strata": strata,
        "main": [unit[3] for unit in drawn if unit[1] == "main"],
        "reserve": [unit[3] for unit in drawn if unit[1] == "reserve"],
    }


def main():
    text = pathlib.Path(__file__).with_name("draw-check-frame.tsv").read_text(encoding="utf-8")
    names = ["code", "person", "agency", "field", "date"]
    rows = [dict(zip(names, map(canonical, line.split("\t")))) for line in text.split("\n")[1:] if line]
    result = {name: draw([dict(row) for row in rows], plan, canonical(SEED)) for name, plan in PLANS.items()}
    print(json.dumps(result, ensure_ascii=False, indent=1))


main()
