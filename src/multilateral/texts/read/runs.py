"""Words put together from runs, as Word and HTML keep them: some italic, some of them marks of notes."""

from __future__ import annotations

from multilateral.texts.read.plain import typeset


class Text:
    """Words put together from runs, blanks folded; where italics and marks of notes stand in them."""

    __slots__ = ("_blank", "italic", "length", "marks", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0
        self.italic: list[tuple[int, int]] = []
        self.marks: list[tuple[int, str]] = []
        self._blank = False

    def add(self, text: str, italic: bool = False) -> None:
        if not text.isascii():
            text = typeset(text)
        words = text.split()
        if not words:
            self._blank = self._blank or bool(text)
            return
        if self.length and (self._blank or text[0].isspace()):
            self.pieces.append(" ")
            self.length += 1
        solid = " ".join(words)
        self.pieces.append(solid)
        end = self.length + len(solid)
        if italic:
            start = self.length
            if self.italic and start - self.italic[-1][1] <= 1:
                start = self.italic.pop()[0]
            self.italic.append((start, end))
        self.length = end
        self._blank = text[-1].isspace()

    def mark(self, marker: str) -> None:
        self.marks.append((self.length, marker))

    def __str__(self) -> str:
        return "".join(self.pieces)
