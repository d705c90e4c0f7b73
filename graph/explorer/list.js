/* The explorer page: everything comes from the JSON in the page; words are only ever set as text.
   page.py joins the parts, in one scope of their own. */
const data = JSON.parse(document.getElementById("data").textContent);
const LEVELS = [
  "nêu rõ trong điều khoản", "theo đề mục bên trên", "đề xuất đã được xác nhận",
  "đề xuất, chờ xác nhận", "căn cứ chung của văn bản",
];
const PROPOSED = 3, GENERAL = 4;
const ROLES = ["Chủ trì, thực hiện", "Phối hợp", "Nhận tham mưu, báo cáo"];
const KINDS = { t: "nhiệm vụ", v: "văn bản", d: "đơn vị" };
const UNSAID = "Không nêu";
const AT_ONCE = 200, AROUND = 24, READABLE = 0.55;
const byId = (id) => document.getElementById(id);

/* --- what is tied to what ------------------------------------------------------------------ */

const above = new Map(), below = new Map(), changes = new Map(), resting = new Map();
const given = new Map(), named = new Map();
const push = (map, key, value) => { if (!map.has(key)) map.set(key, []); map.get(key).push(value); };
for (const link of data.links) {
  const [lower, upper, , climbs] = link;
  if (climbs) { push(above, lower, link); push(below, upper, link); }
  else { push(changes, lower, link); push(changes, upper, link); }
}
data.tasks.forEach((task, number) => {
  for (const basis of task.bases) push(resting, basis[0], [number, basis]);
  for (const [unit, role] of task.units) push(given, unit, [number, role]);
});

for (const mention of data.mentions) push(named, mention[0], mention);

/* What an instrument carries out, and what that does, to the end: nearest first. */
function chain(instrument) {
  const seen = new Set([instrument]), waiting = [instrument], found = [];
  while (waiting.length) {
    for (const link of above.get(waiting.shift()) || []) {
      if (!seen.has(link[1])) { seen.add(link[1]); waiting.push(link[1]); found.push(link); }
    }
  }
  return found;
}

/* Tasks on an instrument itself, then on what carries it out; each with the links between. */
function restingOn(instrument) {
  const seen = new Set([instrument]), waiting = [[instrument, []]], found = new Map();
  while (waiting.length) {
    const [node, links] = waiting.shift();
    for (const [task, basis] of resting.get(node) || []) {
      if (!found.has(task)) found.set(task, [task, basis, links]);
    }
    for (const link of below.get(node) || []) {
      if (!seen.has(link[0])) { seen.add(link[0]); waiting.push([link[0], [link, ...links]]); }
    }
  }
  return [...found.values()];
}

/* --- words --------------------------------------------------------------------------------- */

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const day = (iso) => (iso ? iso.split("-").reverse().join("/") : "");
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const unitName = (number) => data.units[number].label;
const taskText = (task) => task.text.join(" ") || task.path;

function place(words) {
  const [file, clause, page] = words;
  const named = typeof file === "number" ? data.documents[file].file : file;
  return [named, clause, page ? `trang ${page}` : ""].filter(Boolean).join(", ");
}

const searched = {
  t: data.tasks.map((task) => fold([
    ...task.text, task.path, data.documents[task.document].label,
    ...task.units.map(([unit]) => unitName(unit)), ...task.results,
    ...task.deadlines.map(([printed]) => printed),
    ...task.bases.map(([instrument]) => data.instruments[instrument].label),
  ].join(" "))),
  v: data.instruments.map((row) => fold([row.label, row.issuer, row.subject, day(row.date)].join(" "))),
  d: data.units.map((row) => fold(`${row.label} ${row.place}`)),
};

/* --- elements ------------------------------------------------------------------------------ */

function make(tag, text, className) {
  const element = document.createElement(tag);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
}

function add(parent, ...children) { parent.append(...children); return parent; }

function linkTo(kind, number, text) {
  const link = make("a", text, "link");
  link.href = `#mo=${kind}${number}`;
  link.addEventListener("click", (event) => { event.preventDefault(); open(kind, number); });
  return link;
}

/* --- the list ------------------------------------------------------------------------------ */

let state = { tab: "t", kind: "", number: -1, shown: AT_ONCE };

function choices(select, names, first) {
  select.append(new Option(first, ""), ...names.map(([name, value]) => new Option(name, value)));
}

function fillFilters() {
  choices(byId("document"), data.documents.map((row, number) => [row.label, number]), "Tất cả");
  const units = data.units.map((row, number) => [row.label, number]).filter(([, n]) => given.has(n));
  const twice = new Set(units.map(([name]) => name).filter((name, at, all) => all.indexOf(name) !== at));
  const named = units.map(([name, n]) => [twice.has(name) ? `${name} (${data.units[n].place})` : name, n]);
  named.sort(([a], [b]) => a.localeCompare(b, "vi"));
  choices(byId("unit"), named, "Tất cả");
  choices(byId("level"), [...LEVELS.map((name, n) => [`có: ${name}`, n]), ["không có căn cứ riêng", "none"]], "Tất cả");
  byId("by-document").hidden = data.documents.length < 2;
}

function passes(task) {
  const [inDocument, unit, level] = ["document", "unit", "level"].map((id) => byId(id).value);
  if (inDocument !== "" && task.document !== Number(inDocument)) return false;
  if (unit !== "" && !task.units.some(([number]) => number === Number(unit))) return false;
  if (level === "none") return task.bases.every((basis) => basis[1] === GENERAL);
  return level === "" || task.bases.some((basis) => basis[1] === Number(level));
}

function matching() {
  const words = fold(byId("query").value).split(/\s+/).filter(Boolean);
  const found = [];
  searched[state.tab].forEach((text, number) => {
    const kept = state.tab !== "t" || passes(data.tasks[number]);
    if (kept && words.every((word) => text.includes(word))) found.push(number);
  });
  return found;
}

const rows = {
  t(number) {
    const task = data.tasks[number];
    const leads = task.units.filter(([, role]) => role === 0).map(([unit]) => unitName(unit));
    const where = data.documents.length > 1 ? `${data.documents[task.document].file}, ` : "";
    return [make("span", taskText(task), "clip"), make("small", `${where}${task.path} · ${leads.join("; ") || "không nêu đơn vị chủ trì"}`)];
  },
  v(number) {
    const row = data.instruments[number], count = restingOn(number).length;
    const said = [day(row.date), row.issuer, `${count} nhiệm vụ dựa vào`].filter(Boolean).join(" · ");
    return [make("span", row.label), make("small", said)];
  },
  d(number) {
    const row = data.units[number], count = (given.get(number) || []).length;
    return [make("span", row.label), make("small", [row.place, `${count} nhiệm vụ`].filter(Boolean).join(" · "))];
  },
};

function listRow(number) {
  const button = make("button");
  button.type = "button";
  button.append(...rows[state.tab](number));
  button.dataset.number = number;
  if (state.kind === state.tab && state.number === number) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => open(state.tab, number));
  return add(make("li"), button);
}

function showList() {
  const found = matching();
  byId("list").replaceChildren(...found.slice(0, state.shown).map(listRow));
  byId("more").hidden = found.length <= state.shown;
  byId("count").textContent = found.length
    ? `${found.length} ${KINDS[state.tab]}${found.length > state.shown ? `, hiện ${state.shown}` : ""}`
    : `Không có ${KINDS[state.tab]} nào khớp. Thử bớt từ hoặc bỏ lọc.`;
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const chosen = tab.dataset.kind === state.tab;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
  }
  for (const id of ["by-unit", "by-level"]) byId(id).hidden = state.tab !== "t";
  byId("by-document").hidden = state.tab !== "t" || data.documents.length < 2;
}
