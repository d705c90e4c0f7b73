"use strict";
/* The explorer page. Everything comes from the JSON in the page; words are only ever set as text. */
(() => {
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

  /* --- what is opened ------------------------------------------------------------------------ */

  function quote(words) {
    const row = data.words[words];
    return add(make("div"), make("blockquote", `“${row[3]}”`), make("span", place(row), "place"));
  }

  function linkLine(link, upwards) {
    const [lower, upper, relation, , words] = link;
    const item = make("li");
    item.append(linkTo("v", lower, data.instruments[lower].label), ` ${relation} `, linkTo("v", upper, data.instruments[upper].label));
    item.append(quote(words));
    if (upwards) item.dataset.upper = upper;
    return item;
  }

  function chainList(links) {
    const list = make("ul", "", "chain");
    list.append(...links.map((link) => linkLine(link, true)));
    return list;
  }

  function basisBlock(basis) {
    const [instrument, level, words, content, score, shared, decided] = basis;
    const kind = level === PROPOSED ? " proposed" : level === GENERAL ? " general" : "";
    const block = make("div", "", `basis${kind}`);
    block.append(add(make("p"), linkTo("v", instrument, data.instruments[instrument].label)));
    const through = content === null ? "" : `, qua nội dung ${data.contents[content][0]}`;
    block.append(make("p", `${capital(LEVELS[level])}${through}`, "level"));
    if (score !== null) {
      const fit = score.toFixed(2).replace(".", ",");
      block.append(make("p", `Độ khớp ${fit}; từ chung: ${shared.join(", ") || "không có"}`, "place"));
    }
    if (content !== null) block.append(contentWords(content));
    if (decided) block.append(make("p", `Xác nhận: ${decided}`, "place"));
    block.append(quote(words), chainList(chain(instrument)));
    return block;
  }

  function contentWords(content) {
    const [path, text] = data.contents[content];
    const parts = make("details");
    return add(parts, make("summary", `Nội dung ${path}`), make("blockquote", text));
  }

  function field(title, lines) {
    const list = make("ul");
    list.append(...lines.map((line) => add(make("li"), line)));
    return [make("h3", title), lines.length ? list : make("p", UNSAID, "unsaid")];
  }

  function unitFields(task) {
    return ROLES.flatMap((title, role) => {
      const named = task.units.filter((unit) => unit[1] === role);
      if (role && !named.length) return [];
      return field(title, named.map(([unit]) => linkTo("d", unit, unitName(unit))));
    });
  }

  const articles = {
    t(number) {
      const task = data.tasks[number], from = data.documents[task.document];
      const deadlines = task.deadlines.map(([printed, units]) => (units.length ? `${units.join("; ")}: ${printed}` : printed));
      const where = [task.path, task.page ? `trang ${task.page}` : ""].filter(Boolean).join(", ");
      return [
        make("h2", `Nhiệm vụ ${where}`), make("p", from.label, "place"),
        ...task.text.map((line) => make("p", line)), ...unitFields(task), ...field("Thời hạn", deadlines),
        ...(task.results.length ? field("Sản phẩm, kết quả", task.results) : []),
        make("h3", "Căn cứ"),
        ...(task.bases.length ? task.bases.map(basisBlock) : [make("p", "Không tìm thấy căn cứ nào trong văn bản.", "unsaid")]),
      ];
    },
    v(number) {
      const row = data.instruments[number], upper = chain(number), on = restingOn(number);
      const said = [row.date ? `ngày ${day(row.date)}` : "", row.issuer ? `của ${row.issuer}` : ""].filter(Boolean).join(" ");
      return [
        make("h2", row.label), make("p", said || "Không nêu ngày và cơ quan ban hành", said ? "" : "unsaid"),
        ...(row.subject ? [make("p", row.subject)] : []),
        ...(row.reason ? [make("p", `Chưa rõ là văn bản nào: ${row.reason}`, "unsaid")] : []),
        ...(upper.length ? [make("h3", "Thực hiện, quy định chi tiết, hướng dẫn, căn cứ vào"), chainList(upper)] : []),
        ...links("Văn bản thực hiện, hướng dẫn văn bản này", below.get(number)),
        ...links("Sửa đổi, thay thế, bãi bỏ", changes.get(number)),
        make("h3", `Nhiệm vụ dựa vào văn bản này (${on.length})`),
        ...(on.length ? restingGroups(on) : [make("p", "Chưa thấy nhiệm vụ nào.", "unsaid")]),
        ...field(`Nơi nêu tên văn bản này (${(named.get(number) || []).length})`, (named.get(number) || []).map(mentionLine)),
      ];
    },
    d(number) {
      const row = data.units[number], tasks = given.get(number) || [];
      const parts = ROLES.flatMap((title, role) => {
        const mine = tasks.filter((task) => task[1] === role);
        return mine.length ? field(`${title} (${mine.length})`, mine.map(([task]) => taskLine(task))) : [];
      });
      return [make("h2", row.label), make("p", row.place || "Không nêu nơi", "place"), ...parts];
    },
  };

  function links(title, found) {
    if (!found) return [];
    const list = make("ul");
    list.append(...found.map((link) => linkLine(link, false)));
    return [make("h3", title), list];
  }

  function taskLine(number) {
    const task = data.tasks[number], line = make("span");
    line.append(linkTo("t", number, taskText(task)), make("span", `${data.documents[task.document].file}, ${task.path}`, "place"));
    return line;
  }

  function mentionLine([, role, words]) {
    const line = make("span", `${role}: `);
    line.append(quote(words));
    return line;
  }

  /* Many tasks rest on an instrument in one way: the way is told once. */
  function restingGroups(on) {
    const groups = new Map();
    for (const row of on) push(groups, `${row[1][1]} ${row[2].map((link) => link.join()).join(" ")}`, row);
    return [...groups.values()].map((rows) => {
      const [, basis, between] = rows[0], level = basis[1];
      const kind = level === PROPOSED ? " proposed" : level === GENERAL ? " general" : "";
      const list = make("ul");
      list.append(...rows.map(([number]) => add(make("li"), taskLine(number))));
      return add(make("div", "", `basis${kind}`), make("p", capital(LEVELS[level]), "level"), chainList(between), list);
    });
  }

  function showDetail() {
    document.body.classList.toggle("reading", state.kind !== "");
    const tied = state.kind !== "" && around(`${state.kind}${state.number}`).length > 0;
    byId("figure").hidden = !tied;
    if (!state.kind) {
      byId("article").replaceChildren(make("h2", "Chọn một dòng trong danh sách"), make("p", "Nhiệm vụ mở ra chuỗi căn cứ kèm câu chữ; văn bản mở ra mọi việc dựa vào nó; đơn vị mở ra việc của mình."));
      return;
    }
    byId("article").replaceChildren(...articles[state.kind](state.number));
    if (tied) draw.start(`${state.kind}${state.number}`);
  }

  /* --- the picture --------------------------------------------------------------------------- */

  function around(id) {
    const kind = id[0], number = Number(id.slice(1)), found = [];
    const tie = (source, target, label, proposed = false) => found.push({ source, target, label, proposed });
    if (kind === "t") {
      for (const [unit, role] of data.tasks[number].units) tie(id, `d${unit}`, ROLES[role].toLowerCase());
      for (const [instrument, level] of data.tasks[number].bases) tie(id, `v${instrument}`, "căn cứ", level === PROPOSED);
    } else if (kind === "v") {
      for (const [lower, upper, relation] of [...(above.get(number) || []), ...(below.get(number) || []), ...(changes.get(number) || [])]) tie(`v${lower}`, `v${upper}`, relation);
      for (const [task, basis] of resting.get(number) || []) tie(`t${task}`, id, "căn cứ", basis[1] === PROPOSED);
    } else {
      for (const [task, role] of given.get(number) || []) tie(`t${task}`, id, ROLES[role].toLowerCase());
    }
    return found;
  }

  const nodeLabel = (id) => {
    const number = Number(id.slice(1));
    if (id[0] === "v") return data.instruments[number].label;
    if (id[0] === "d") return unitName(number);
    const text = taskText(data.tasks[number]);
    return `${data.tasks[number].path}: ${text.length > 60 ? `${text.slice(0, 60)} …` : text}`;
  };

  const draw = (() => {
    let picture = null, root = "";
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

    function style() {
      const node = (kind, name) => ({ selector: `node[kind="${kind}"]`, style: { "border-color": colour(name) } });
      return [
        { selector: "node", style: { label: "data(label)", shape: "round-rectangle", width: 210, height: 64, "background-color": colour("paper"), "border-width": 2, color: colour("ink"), "font-size": 14, "text-wrap": "wrap", "text-max-width": 200, "text-valign": "center", "text-halign": "center" } },
        node("t", "task"), node("v", "instrument"), node("d", "unit"),
        { selector: "node.root", style: { "border-width": 5 } },
        { selector: "node.grown", style: { "background-color": colour("quote") } },
        { selector: "edge", style: { label: "data(label)", width: 1.5, "curve-style": "bezier", "line-color": colour("soft"), "target-arrow-color": colour("soft"), "target-arrow-shape": "triangle", color: colour("soft"), "font-size": 12, "text-background-color": colour("paper"), "text-background-opacity": 1 } },
        { selector: "edge[?proposed]", style: { "line-style": "dashed", "line-color": colour("proposal"), "target-arrow-color": colour("proposal") } },
      ];
    }

    function addNode(id) {
      picture.add({ group: "nodes", data: { id, kind: id[0], label: nodeLabel(id) } });
    }

    function grow(id) {
      const ties = around(id);
      let fresh = 0, left = 0;
      picture.startBatch();
      picture.getElementById(id).addClass("grown");
      for (const tie of ties) {
        const other = tie.source === id ? tie.target : tie.source;
        const known = picture.getElementById(other).nonempty();
        if (!known && fresh >= AROUND) { left += 1; continue; }
        if (!known) { addNode(other); fresh += 1; }
        const edge = `${tie.source}>${tie.target}>${tie.label}`;
        if (picture.getElementById(edge).empty()) picture.add({ group: "edges", data: { id: edge, ...tie } });
      }
      picture.endBatch();
      byId("limit").textContent = left ? `Còn ${left} quan hệ chưa vẽ cho vừa mắt; phần chữ bên trên có đủ.` : "";
      arrange(id);
    }

    /* Units left, then tasks, then instruments: each right of what carries it out. */
    function arrange(id) {
      const columns = new Map(), depths = new Map();
      const depth = (node, below) => {
        if (depths.has(node.id())) return depths.get(node.id());
        const lower = node.incomers('node[kind="v"]').filter((other) => !below.includes(other.id()));
        const found = lower.empty() ? 0 : 1 + Math.max(...lower.map((other) => depth(other, [...below, node.id()])));
        depths.set(node.id(), found);
        return found;
      };
      picture.nodes().forEach((node) => push(columns, { d: 0, t: 1, v: 2 }[node.data("kind")] + (node.data("kind") === "v" ? depth(node, [node.id()]) : 0), node));
      for (const [column, nodes] of columns) {
        nodes.forEach((node, row) => node.position({ x: column * 340, y: (row - (nodes.length - 1) / 2) * 92 }));
      }
      picture.fit(undefined, 20);
      if (picture.zoom() > 1) { picture.zoom(1); picture.center(); }
      if (picture.zoom() < READABLE) { picture.zoom(READABLE); picture.center(picture.getElementById(id)); }
    }

    function start(id) {
      root = id;
      if (picture) picture.destroy();
      picture = cytoscape({ container: byId("graph"), style: style(), minZoom: 0.15, maxZoom: 2.5 });
      addNode(id);
      picture.getElementById(id).addClass("root");
      picture.on("tap", "node", (event) => grow(event.target.id()));
      picture.on("dbltap", "node", (event) => { const at = event.target.id(); open(at[0], Number(at.slice(1))); });
      grow(id);
    }

    byId("fit").addEventListener("click", () => picture && picture.fit(undefined, 20));
    byId("reset").addEventListener("click", () => root && start(root));
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => picture && picture.style(style()));
    return { start };
  })();

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
})();
