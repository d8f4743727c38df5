// Shows each change within a second without losing the reader's place, and keeps half-typed words.
// Pages work without it; it only brings what a reload would bring.
(() => {
  const body = document.body, place = body.dataset.livePlace;

  // Half-typed words survive a reload, a restart of the server and a lost line, in this tab alone, for who typed them.
  const key = (field) => `typed:${body.dataset.liveAs || ""}:${location.pathname}:${field.form?.id || ""}:${field.name}`;
  const fields = () => document.querySelectorAll("textarea[name], input[type=text][name]");
  const keep = (field) => {
    if (field.value !== field.defaultValue) sessionStorage.setItem(key(field), field.value);
    else sessionStorage.removeItem(key(field));
  };
  for (const field of fields()) {
    const typed = sessionStorage.getItem(key(field));
    if (typed !== null && !field.value) field.value = typed;
  }
  addEventListener("input", (event) => { if (event.target.matches?.("textarea[name], input[type=text][name]")) keep(event.target); });
  addEventListener("submit", (event) => { for (const field of event.target.elements) if (field.name) sessionStorage.removeItem(key(field)); });

  if (!place || !window.EventSource) return;

  const changed = (field) => field.matches("select") ? [...field.options].some((o) => o.selected !== o.defaultSelected)
    : field.matches("[type=radio], [type=checkbox]") ? field.checked !== field.defaultChecked
    : field.value !== field.defaultValue;
  const dirty = (node) => node === document.activeElement || (node.matches?.("input, textarea, select") && changed(node));

  // Makes `old` like `fresh`, moving as little as possible: ids are kept, fields in use are left alone.
  const morph = (old, fresh) => {
    if (old.nodeType !== fresh.nodeType || old.nodeName !== fresh.nodeName || (old.id || "") !== (fresh.id || "")) {
      if (old.contains?.(document.activeElement) && document.activeElement !== body) return;
      old.replaceWith(fresh.cloneNode(true));
      return;
    }
    if (old.nodeType !== 1) { if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue; return; }
    if (old.isEqualNode(fresh) || dirty(old)) return;
    const open = old.nodeName === "DETAILS" && old.open;
    for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !(name === "open" && open)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    const wanted = [...fresh.childNodes], byId = new Map([...old.children].filter((c) => c.id).map((c) => [c.id, c]));
    let cursor = old.firstChild;
    for (const child of wanted) {
      const known = child.id ? byId.get(child.id) : null;
      if (known) {
        if (known !== cursor) old.insertBefore(known, cursor); else cursor = cursor.nextSibling;
        morph(known, child);
      } else if (cursor && !cursor.id && !child.id && cursor.nodeName === child.nodeName) {
        const next = cursor.nextSibling; morph(cursor, child); cursor = next;
      } else old.insertBefore(child.cloneNode(true), cursor);
    }
    while (cursor) {
      const next = cursor.nextSibling;
      if (!(cursor.contains(document.activeElement) && document.activeElement !== body)) cursor.remove();
      cursor = next;
    }
  };

  let busy = false, again = false;
  const refresh = async () => {
    if (busy) { again = true; return; }
    busy = true;
    try {
      const answer = await fetch(location.href, { headers: { "X-Live": "1" }, credentials: "same-origin" });
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        // What is being typed in keeps its place; otherwise what stands first in the window.
        const used = document.activeElement, box = used.closest("main") && used.getBoundingClientRect();
        const anchor = box && box.bottom > 0 && box.top < innerHeight ? used
          : [...document.querySelectorAll("main [id]")].find((e) => e.getBoundingClientRect().bottom > 0);
        const before = anchor?.getBoundingClientRect().top;
        morph(document.getElementById("main"), fresh.getElementById("main"));
        const after = anchor?.isConnected ? anchor.getBoundingClientRect().top : before;
        if (anchor && after !== before) scrollBy({ top: after - before, behavior: "instant" });
        const said = document.getElementById("live-said"), now = fresh.getElementById("live-said");
        if (said) said.textContent = now?.dataset.said || "";
      }
    } finally { busy = false; if (again) { again = false; refresh(); } }
  };
  const stream = new EventSource(`/live?place=${encodeURIComponent(place)}&after=${body.dataset.liveFrom - 1}`);
  // One decision is often several lines of the ledger, which come together: they are shown together.
  let soon;
  stream.addEventListener("act", () => { clearTimeout(soon); soon = setTimeout(refresh, 15); });
  addEventListener("pagehide", () => stream.close());
})();
