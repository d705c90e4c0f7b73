/* --- the address, keys, start -------------------------------------------------------------- */

function address() {
  const parts = new URLSearchParams();
  if (state.kind) parts.set("mo", `${state.kind}${state.number}`);
  if (state.tab !== "t") parts.set("theo", state.tab);
  for (const [id, name] of [["query", "tim"], ["document", "vb"], ["unit", "dv"], ["level", "muc"]]) {
    if (byId(id).value) parts.set(name, byId(id).value);
  }
  return `#${parts}`;
}

function follow() {
  const parts = new URLSearchParams(location.hash.slice(1)), opened = parts.get("mo") || "";
  const sizes = { t: data.tasks.length, v: data.instruments.length, d: data.units.length };
  const number = Number(opened.slice(1)), known = /^[tvd]\d+$/.test(opened) && number < sizes[opened[0]];
  const tab = parts.get("theo");
  state = { tab: tab in KINDS ? tab : "t", kind: known ? opened[0] : "", number: known ? number : -1, shown: AT_ONCE };
  for (const [id, name] of [["query", "tim"], ["document", "vb"], ["unit", "dv"], ["level", "muc"]]) byId(id).value = parts.get(name) || "";
  showList();
  showDetail();
}

function open(kind, number) {
  state.kind = kind;
  state.number = number;
  history.pushState(null, "", address());
  showDetail();
  for (const button of document.querySelectorAll("#list button")) {
    const current = kind === state.tab && Number(button.dataset.number) === number;
    if (current) button.setAttribute("aria-current", "true"); else button.removeAttribute("aria-current");
  }
  byId("detail").scrollTop = 0;
  byId("detail").focus({ preventScroll: true });
  if (matchMedia("(max-width: 52rem)").matches) scrollTo(0, 0);
}

function close() {
  const { tab, number, kind } = state;
  state.kind = "";
  history.pushState(null, "", address());
  showDetail();
  const row = kind === tab && document.querySelector(`#list button[data-number="${number}"]`);
  (row || byId("query")).focus();
}

function changed() {
  state.shown = AT_ONCE;
  history.replaceState(null, "", address());
  showList();
}

function turnTab(kind) { state.tab = kind; changed(); }

function keys(event) {
  const typing = event.target.matches("input, select");
  if (event.key === "/" && !typing) { event.preventDefault(); byId("query").focus(); }
  if (event.key === "Escape" && state.kind) close();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && event.target.closest("#list")) {
    const all = [...document.querySelectorAll("#list button")];
    const next = all[all.indexOf(event.target) + step];
    if (next) { event.preventDefault(); next.focus(); }
  }
  const side = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (side && event.target.matches("[role=tab]")) {
    const tabs = [...document.querySelectorAll("[role=tab]")];
    const next = tabs[(tabs.indexOf(event.target) + side + tabs.length) % tabs.length];
    turnTab(next.dataset.kind);
    next.focus();
  }
}

fillFilters();
byId("summary").textContent = `${data.tasks.length} nhiệm vụ, ${data.instruments.length} văn bản, ${data.units.length} đơn vị, ${data.documents.length} tài liệu. “Đề xuất, chờ xác nhận” chưa phải kết luận.`;
for (const kind of Object.keys(KINDS)) {
  const name = make("span", KINDS[kind], kind);
  name.prepend(make("i"));
  byId("legend").append(name);
}
for (const tab of document.querySelectorAll("[role=tab]")) tab.addEventListener("click", () => turnTab(tab.dataset.kind));
for (const id of ["query", "document", "unit", "level"]) byId(id).addEventListener("input", changed);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
byId("clear").addEventListener("click", () => { for (const id of ["query", "document", "unit", "level"]) byId(id).value = ""; changed(); });
byId("more").addEventListener("click", () => { state.shown += AT_ONCE; showList(); });
byId("back").addEventListener("click", close);
addEventListener("beforeprint", () => { for (const part of document.querySelectorAll("details")) part.open = true; });
addEventListener("keydown", keys);
addEventListener("popstate", follow);
follow();
