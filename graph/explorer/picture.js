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
