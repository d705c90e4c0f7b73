// Draws the graph of a notebook's widget. Words of documents only ever become text, never markup.

const GAP = { column: 285, row: 92 };
const FILLS = {
  unit: "#cfe3f5", duty: "#fbe3b5", clause: "#e6e6ea", instrument: "#d5ecd0", document: "#ead9f0",
};

function node(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function placed(nodes) {
  const rows = {};
  const tallest = Math.max(...Object.values(counted(nodes)), 1);
  const counts = counted(nodes);
  return Object.fromEntries(nodes.map((one) => {
    const row = (rows[one.column] = (rows[one.column] ?? -1) + 1);
    const y = (row + (tallest - counts[one.column]) / 2) * GAP.row;
    return [one.id, { x: one.column * GAP.column, y }];
  }));
}

function counted(nodes) {
  const counts = {};
  for (const one of nodes) counts[one.column] = (counts[one.column] ?? 0) + 1;
  return counts;
}

// The first ground that is painted, from the picture outwards: notebooks are light or dark.
function ground(el) {
  for (let one = el; one; one = one.parentElement) {
    const colour = getComputedStyle(one).backgroundColor;
    if (colour && colour !== "transparent" && !colour.endsWith(", 0)")) return colour;
  }
  return "#fff";
}

function look(el) {
  const style = getComputedStyle(el);
  const colour = style.color || "#222";
  return [
    { selector: "node", style: {
      label: "data(caption)", shape: "round-rectangle", width: 180, height: 58,
      "background-color": (one) => FILLS[one.data("kind")] ?? "#ddd", "border-width": 1,
      "border-color": "#8a8a8a", color: "#1b1b1b", "font-size": 12, "font-family": style.fontFamily,
      "text-valign": "center", "text-halign": "center", "text-wrap": "wrap", "text-max-width": 168,
    } },
    { selector: "edge", style: {
      label: "data(words)", width: 1.4, "line-color": "#9a9a9a", "target-arrow-color": "#9a9a9a",
      "target-arrow-shape": "triangle", "curve-style": "bezier", color: colour, "font-size": 10,
      "font-family": style.fontFamily, "text-rotation": "autorotate", "min-zoomed-font-size": 6,
      "text-background-color": ground(el), "text-background-opacity": 0.85,
    } },
    { selector: "edge[span > 1]", style: {
      "curve-style": "unbundled-bezier", "control-point-distances": [70], "control-point-weights": [0.5],
    } },
    { selector: "edge[span < 1]", style: {
      "curve-style": "unbundled-bezier", "control-point-distances": [-120], "control-point-weights": [0.5],
      "source-endpoint": "270deg", "target-endpoint": "270deg",
    } },
    { selector: "edge[?proposed]", style: { "line-style": "dashed" } },
    { selector: "edge[?general]", style: { "line-style": "dotted" } },
    { selector: ":selected", style: {
      "border-width": 3, "border-color": "#c0392b", "line-color": "#c0392b", width: (one) =>
        one.isEdge() ? 3 : 180, "target-arrow-color": "#c0392b",
    } },
  ];
}

function told(panel, one, kinds) {
  panel.replaceChildren();
  if (!one) {
    panel.append(node("span", "cancu-faint", "Nhấp vào một ô hoặc một mũi tên để xem câu chữ."));
    return;
  }
  const data = one.data();
  if (one.isEdge()) {
    const [lower, upper] = [one.source().data("label"), one.target().data("label")];
    panel.append(node("b", "", `${lower} – ${data.words} – ${upper}`));
    panel.append(node("q", "", data.quote), node("span", "cancu-faint", `(${data.place})`));
    if (data.count > 1) panel.append(node("span", "cancu-faint", `và ${data.count - 1} nơi nữa`));
    return;
  }
  panel.append(node("b", "", data.label), node("span", "cancu-faint", kinds[data.kind] ?? ""));
  if (data.text) panel.append(node("span", "", data.text));
  if (data.place) panel.append(node("span", "cancu-faint", `(${data.place})`));
}

function filters(model, cy, bar) {
  const present = new Set(model.get("nodes").map((one) => one.kind));
  const shown = new Set(Object.keys(model.get("kinds")));
  const apply = () => cy.nodes().forEach((one) => {
    one.style("display", shown.has(one.data("kind")) ? "element" : "none");
  });
  for (const [kind, label] of Object.entries(model.get("kinds"))) {
    if (!present.has(kind)) continue;
    const box = node("input");
    box.type = "checkbox";
    box.checked = true;
    box.addEventListener("change", () => {
      if (box.checked) shown.add(kind); else shown.delete(kind);
      apply();
    });
    const swatch = node("i", "cancu-swatch");
    swatch.style.background = FILLS[kind];
    const line = node("label");
    line.append(box, swatch, label);
    bar.append(line);
  }
  return apply;
}

function listed(model, cy, list, select) {
  list.replaceChildren(node("summary", "", `Danh sách (${model.get("nodes").length})`));
  for (const one of model.get("nodes")) {
    list.append(button(one.caption, () => select(cy.getElementById(one.id))));
  }
}

// An edge over more than one column is bent, or it would run behind the boxes between.
function spanned(data, places) {
  const gap = places[data.target].x - places[data.source].x;
  return { ...data, span: Math.abs(gap / GAP.column) };
}

function height(model) {
  const tallest = Math.max(...Object.values(counted(model.get("nodes"))), 2);
  return Math.min(model.get("height"), tallest * GAP.row + 60);
}

function drawn(model, cy) {
  const nodes = model.get("nodes");
  const places = placed(nodes);
  cy.elements().remove();
  cy.add([
    ...nodes.map((data) => ({ group: "nodes", data, position: places[data.id] })),
    ...model.get("edges").map((data) => ({ group: "edges", data: spanned(data, places) })),
  ]);
  cy.container().style.height = `${height(model)}px`;
  cy.resize();
  cy.fit(undefined, 20);
}

function bare(model, el) {
  const [bar, canvas, panel, list] = [
    node("div", "cancu-bar"), node("div", "cancu-canvas"), node("div", "cancu-panel"),
    node("details", "cancu-list"),
  ];
  canvas.style.height = `${height(model)}px`;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", "Đồ thị; danh sách các ô ở bên dưới");
  panel.setAttribute("aria-live", "polite");
  el.classList.add("cancu-graph");
  el.append(bar, canvas, panel, list);
  return { bar, canvas, panel, list };
}

function button(words, act) {
  const made = node("button", "", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

function toolbar(model, cy, bar) {
  bar.replaceChildren();
  filters(model, cy, bar)();
  bar.append(button("Vừa khung", () => cy.fit(undefined, 20)));
  if (model.get("grows")) bar.append(node("span", "cancu-faint", "Nhấp đúp để mở rộng."));
  if (model.get("left_out")) {
    bar.append(node("span", "cancu-warning", `Còn ít nhất ${model.get("left_out")} đỉnh chưa vẽ.`));
  }
}

function begun(model, el, { bar, canvas, panel, list }) {
  const kinds = model.get("kinds");
  const cy = cytoscape({
    container: canvas, style: look(el), minZoom: 0.1, maxZoom: 3, layout: { name: "preset" },
    boxSelectionEnabled: false,
  });
  const select = (one) => {
    cy.elements().unselect();
    one.select();
    cy.animate({ center: { eles: one } }, { duration: 150 });
    told(panel, one, kinds);
  };
  const redraw = () => {
    drawn(model, cy);
    toolbar(model, cy, bar);
    listed(model, cy, list, select);
    told(panel, null, kinds);
  };
  cy.on("tap", (event) => told(panel, event.target === cy ? null : event.target, kinds));
  cy.on("dbltap", "node", (event) => {
    if (model.get("grows")) model.send({ open: event.target.id() });
  });
  model.on("change:nodes", redraw);
  redraw();
  return () => {
    model.off("change:nodes", redraw);
    cy.destroy();
  };
}

function render({ model, el }) {
  const parts = bare(model, el);
  let end = null;
  // Colours and places are known only once the notebook has put the picture into its page.
  const shown = new ResizeObserver(() => {
    if (!end && el.isConnected && parts.canvas.clientWidth) end = begun(model, el, parts);
  });
  shown.observe(parts.canvas);
  return () => {
    shown.disconnect();
    if (end) end();
  };
}

export default { render };
