// The graph as a picture: a neighbourhood at first, more where a person asks for it.
"use strict";

const COLOURS = {
  document: "#6b7280",
  clause: "#a8a29e",
  duty: "#b45309",
  instrument: "#9b1c1f",
  unit: "#0f766e",
};
const SHAPES = {
  document: "round-rectangle",
  clause: "rectangle",
  duty: "round-rectangle",
  instrument: "ellipse",
  unit: "hexagon",
};
const MOST = 2000; // nodes that a picture stays usable at

const box = document.querySelector("#hinh");
const status = document.querySelector("#tinh-trang");
const detail = document.querySelector("#chi-tiet");
const dark = matchMedia("(prefers-color-scheme: dark)").matches;
const ink = dark ? "#e8e6e1" : "#1d1d1f";

const cy = cytoscape({
  container: box,
  minZoom: 0.05,
  maxZoom: 3,
  textureOnViewport: true,
  hideEdgesOnViewport: true,
  style: [
    {
      selector: "node",
      style: {
        label: "data(short)",
        color: ink,
        "font-size": 12,
        "min-zoomed-font-size": 7,
        "text-wrap": "wrap",
        "text-max-width": 140,
        "text-valign": "bottom",
        "text-margin-y": 4,
        width: 22,
        height: 22,
        "background-color": (node) => COLOURS[node.data("kind")],
        shape: (node) => SHAPES[node.data("kind")],
      },
    },
    {
      selector: "edge",
      style: {
        width: 1.4,
        "curve-style": "bezier",
        "target-arrow-shape": "triangle",
        "line-color": "#9a9ca3",
        "target-arrow-color": "#9a9ca3",
        label: "data(label)",
        color: ink,
        "font-size": 10,
        "min-zoomed-font-size": 9,
        "text-rotation": "autorotate",
        "text-background-color": dark ? "#1f2125" : "#ffffff",
        "text-background-opacity": 0.85,
      },
    },
    { selector: 'edge[level = "carried"]', style: { "line-style": "dashed" } },
    { selector: "node:selected", style: { "border-width": 4, "border-color": "#1a4f8b" } },
    { selector: ".an", style: { display: "none" } },
  ],
});

async function open(id) {
  if (cy.nodes().length >= MOST) {
    status.textContent = `Hình đã có ${cy.nodes().length} điểm; hãy ẩn bớt hoặc mở trang mới.`;
    return;
  }
  const answer = await fetch(`/do-thi/du-lieu?quanh=${encodeURIComponent(id)}`);
  if (!answer.ok) {
    status.textContent = "Không mở được điểm này.";
    return;
  }
  const data = await answer.json();
  const before = cy.nodes().length;
  cy.batch(() => {
    for (const node of data.nodes) {
      if (cy.getElementById(node.id).empty()) {
        const short = node.label.length > 60 ? `${node.label.slice(0, 58)}…` : node.label;
        cy.add({ group: "nodes", data: { ...node, short }, position: near(id) });
      }
    }
    for (const edge of data.edges) {
      if (cy.getElementById(edge.id).empty()) cy.add({ group: "edges", data: edge });
    }
  });
  filter();
  layout(before === 0);
  const left = data.left ? ` Còn ${data.left} điểm nữa nối với nó chưa hiện.` : "";
  status.textContent = `${cy.nodes().length} điểm, ${cy.edges().length} nét nối.${left}`;
  if (before === 0) show(cy.getElementById(id));
}

function near(id) {
  const from = cy.getElementById(id);
  const at = from.nonempty() ? from.position() : { x: 0, y: 0 };
  return { x: at.x + (Math.random() - 0.5) * 200, y: at.y + (Math.random() - 0.5) * 200 };
}

function layout(fresh) {
  const many = cy.nodes().length > 400;
  cy.layout({
    name: many ? "concentric" : "cose",
    animate: false,
    randomize: fresh,
    fit: true,
    padding: 40,
    nodeDimensionsIncludeLabels: true,
    idealEdgeLength: 110,
    nodeRepulsion: 12000,
    concentric: (node) => node.degree(),
    levelWidth: () => 4,
  }).run();
  if (cy.zoom() > 1.3) {
    cy.zoom(1.3);
    cy.center();
  }
}

function filter() {
  const shown = new Set(
    [...document.querySelectorAll(".loai input:checked")].map((one) => one.value),
  );
  cy.batch(() => cy.nodes().forEach((node) => node.toggleClass("an", !shown.has(node.data("kind")))));
}

function line(tag, words, parent) {
  const element = document.createElement(tag);
  element.textContent = words;
  parent.append(element);
  return element;
}

function show(node) {
  detail.replaceChildren();
  cy.elements().unselect();
  node.select();
  line("h2", node.data("label"), detail);
  if (node.data("text")) line("p", node.data("text"), detail);
  const link = line("a", "Mở trang của điểm này", line("p", "", detail));
  link.href = node.data("address");
  const more = line("button", "Mở thêm những gì nối với nó", detail);
  more.type = "button";
  more.className = "nhe";
  more.addEventListener("click", () => open(node.id()));
  const list = line("ul", "", detail);
  node.connectedEdges().forEach((edge) => {
    const away = edge.source().id() === node.id();
    const other = away ? edge.target() : edge.source();
    const item = line("li", "", list);
    line("b", away ? `${edge.data("label")} → ` : `${edge.data("label")} ← `, item);
    const to = line("button", other.data("label"), item);
    to.type = "button";
    to.className = "nhu-lien-ket";
    to.addEventListener("click", () => show(other));
    if (edge.data("proof")) line("span", ` (${edge.data("proof")})`, item);
    line("q", edge.data("quote"), line("div", "", item));
  });
}

cy.on("tap", "node", (event) => show(event.target));
cy.on("dbltap", "node", (event) => open(event.target.id()));
box.addEventListener("keydown", (event) => {
  const chosen = cy.nodes(":selected");
  if (event.key === "Enter" && chosen.nonempty()) open(chosen[0].id());
});
for (const one of document.querySelectorAll(".loai input")) one.addEventListener("change", filter);
document.querySelector("#vua-khung").addEventListener("click", () => cy.fit(undefined, 40));
document.querySelector("#tai-anh").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = cy.png({ full: true, scale: 2, bg: dark ? "#1f2125" : "#ffffff" });
  link.download = "do-thi.png";
  link.click();
});
if (box.dataset.dau) open(box.dataset.dau);
