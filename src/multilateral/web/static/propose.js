// Words marked in the paragraph are taken over into the form, with the place where they stand.
(() => {
  const words = document.getElementById("words"), old = document.getElementById("old");
  if (!words || !old) return;
  const start = document.getElementById("start"), end = document.getElementById("end");
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    if (!words.contains(range.commonAncestorContainer)) return;
    const before = document.createRange();
    before.selectNodeContents(words);
    before.setEnd(range.startContainer, range.startOffset);
    // Offsets are counted in code points, as the paragraph's words are on the server.
    const at = [...before.toString()].length, marked = [...range.toString()].length;
    if (!range.toString().trim()) return;
    old.value = range.toString().trim();
    start.value = at;
    end.value = at + marked;
    old.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // What is typed or chosen by hand goes before what was marked earlier.
  old.addEventListener("keydown", () => { start.value = end.value = ""; });
  old.addEventListener("paste", () => { start.value = end.value = ""; });
})();
