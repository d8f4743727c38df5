"""Count the roll calls of the UN's vote data apart from the product, and list where they differ from the stated counts.

`python tests/record/gold/count_votes.py [FOLDER] > votes_differences.csv`; FOLDER holds one file a
session, one JSON object a line.
"""

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path

MEMBERS = 193
LISTS = ("MS_in_favour", "MS_against", "MS_abstaining")
HEAD = ("symbol", "session", "line", "adoption", "stated", "listed", "not_listed", "difference")
SHARED = Path(__file__).resolve().parents[4] / "shared/data/unga/votes"


def differences(row: dict, earlier: list[dict]) -> list[str]:
    """What is odd in one row: counts, names listed twice, an unnamed kind of adoption, a repeated symbol."""
    stated = [row[f"{name}_count"] for name in LISTS]
    listed = [len(row[name]) for name in LISTS]
    names = [name for each in LISTS for name in row[each]]
    found = []
    if row["adoption_type"] == "By a recorded vote" and "N.A." in stated:
        found.append("N.A. stands for nought")
    if [int(count) if count.isdecimal() else 0 for count in stated] != listed:
        if not names:
            found.append("counts without names")
        elif 2 * len(set(names)) == len(names):
            found.append("every name listed twice")
        else:
            found.append("a name listed twice" if len(set(names)) < len(names) else "names missing or too many")
    if row["adoption_type"] not in ("By a recorded vote", "Without a vote"):
        found.append("kind of adoption not said")
    if earlier:
        other = [key for key in row if any(row[key] != old.get(key) for old in earlier)]
        found.append("symbol again, " + ("differs in " + " ".join(other) if other else "same as an earlier row"))
    return found


def main() -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(HEAD)
    seen = defaultdict(list)
    for path in sorted((Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED).glob("*.json")):
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(text)
            found = differences(row, seen[row["symbol"]])
            seen[row["symbol"]].append(row)
            listed = [len(row[name]) for name in LISTS]
            stated = "-".join(row[f"{name}_count"] for name in LISTS)
            absent = MEMBERS - len({name for each in LISTS for name in row[each]}) if sum(listed) else ""
            if found:
                place = (row["symbol"], path.stem, line, row["adoption_type"])
                out.writerow([*place, stated, "-".join(map(str, listed)), absent, "; ".join(found)])


if __name__ == "__main__":
    main()
