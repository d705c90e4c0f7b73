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
