"""Confirms the account of files without the reader: ``python -m tests.texts.account_check PATH…``."""

import json
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path

import pypdfium2
from lxml import etree

P = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"


def raw(path):  # the characters of the file by (part, page, line), as a plain extraction gives them
    if (data := Path(path).read_bytes()).startswith(b"%PDF"):
        get, pages = pypdfium2.raw.FPDFText_GetUnicode, [page.get_textpage() for page in pypdfium2.PdfDocument(data)]
        return {(None, n, 0): "".join(chr(get(p, i)) for i in range(p.count_chars())) for n, p in enumerate(pages, 1)}
    if not data.startswith(b"PK"):
        return {(None, None, n): row for n, row in enumerate(re.split(r"\r\n|\n|\r", data.decode("utf-8-sig")), 1)}
    z, own = zipfile.ZipFile(path), lambda p: (t.text or "" for t in p.iter("{*}t") if next(t.iterancestors(P)) is p)
    of = {a: etree.fromstring(z.read(a)) for a in z.namelist() if re.match(r"word/(doc|head|foot|endn)\w*\.xml", a)}
    return {(a, None, n): "".join(own(p)) for a, root in of.items() for n, p in enumerate(root.iter(P), 1)}


def letters(*texts):
    return "".join(filter(str.isalpha, unicodedata.normalize("NFKC", "".join(texts))))


def faults(path, account, document):
    texts, sums, words, said, found, last = raw(path), {}, {}, {}, [], ("", 0, 0, 0)
    taken = {key: [0] * len(text) for key, text in texts.items()}
    for e, key in ((e, (e["part"], e["page"], 0 if e["page"] else e["line"])) for e in account["lines"]):
        found += ["out of order"] if last > (last := (e["part"] or "", e["page"] or 0, key[2], e["start"])) else []
        taken[key][e["start"] : e["end"]] = [n + 1 for n in taken[key][e["start"] : e["end"]]]
        held, role = "".join(texts[key][e["start"] : e["end"]].split()), e["role"]
        sums[role], words[role, e["place"]] = sums.get(role, 0) + len(held), words.get((role, e["place"]), "") + held
    found += [(k, t[n:][:40]) for k, t in texts.items() for n, c in enumerate(taken[k]) if c != 1 and t[n].strip()][:9]
    classes = {r: one["characters"] for r, one in account["classes"].items()} | {"": account["characters"]}
    found += ["sums"] * (classes != sums | {"": sum(sums.values())})
    for n, b in ((n, b) for n, one in enumerate([document, *document["parts"]]) for b in one["blocks"]):
        cells = sum(b["rows"], [b["text"]])  # with the numbers, and without those that Word counts itself
        two = letters(b["number"] or "", *cells), letters(re.sub(r"(?m)^\(?\w{1,5}[.)] ", "", "\n".join(cells)))
        said.setdefault((f"{n}:" if n else "") + str(b["id"]), two)
    both = [(p, letters(t), said.get(p, ())) for (r, p), t in words.items() if r in ("paragraph", "table", "heading")]
    as_set = sorted if any(e["page"] for e in account["lines"]) else str  # PDFium orders the cells of a table anew
    return found + [f"{p}: {one[:50]} is not there" for p, one, two in both if as_set(one) not in map(as_set, two)]


def said_by(paths, *options):  # by path; one call for all files, and for itself: of two files it prints a line each
    call = [sys.executable, "-m", "multilateral", "read", *paths, __file__, *options]
    return {(one := json.loads(line))["path"]: one["document"] for line in subprocess.check_output(call).splitlines()}


if __name__ == "__main__":
    files = [f for p in sys.argv[1:] for f in map(str, sorted(Path(p).rglob("*.*")) or [p]) if f[-3:] in "txtpdfocx"]
    accounts, documents = said_by(files, "--account"), said_by(files, "--to", "json")
    sys.exit("\n".join(f"{p}: {f}" for p in files if (f := faults(p, accounts[p], documents[p]))) or 0)
