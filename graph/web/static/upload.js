// Send files one by one, so that a person sees how far it is; without this file the form still works.
"use strict";

const form = document.querySelector("#tha");
const input = document.querySelector("#tep");
const chosen = document.querySelector("#da-chon");
const status = document.querySelector("#tien-do");
const table = document.querySelector("#da-doc");
const done = document.querySelector("#xong");
const phieu = document.body.dataset.phieu;
const headers = { "X-Phieu": phieu, "X-Requested-With": "cancu" };

async function send(file) {
  const body = new FormData();
  body.append("tep", file);
  try {
    const answer = await fetch("/them", { method: "POST", body, headers });
    const text = await answer.text();
    if (answer.ok) {
      table.tBodies[0].insertAdjacentHTML("beforeend", text);
    } else {
      add(file.name, text);
    }
  } catch {
    add(file.name, "không gửi được; trang còn mở không?");
  }
}

function add(name, words) {
  const row = table.tBodies[0].insertRow();
  row.insertCell().textContent = name;
  const cell = row.insertCell();
  cell.className = "hong";
  cell.textContent = words.slice(0, 300);
}

async function sendAll(files) {
  table.hidden = false;
  done.replaceChildren();
  let count = 0;
  for (const file of files) {
    status.textContent = `Đang đọc ${file.name} (${++count}/${files.length}) …`;
    await send(file);
  }
  status.textContent = "Đang đưa vào đồ thị …";
  const answer = await fetch("/them/xong", { method: "POST", headers });
  done.innerHTML = await answer.text();
  status.textContent = `Xong ${files.length} tệp.`;
}

input.addEventListener("change", () => {
  const names = [...input.files].map((file) => file.name);
  chosen.textContent = names.length ? `Đã chọn: ${names.join(", ")}` : "Chưa chọn tệp nào.";
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  sendAll([...input.files]);
});
form.addEventListener("dragover", (event) => {
  event.preventDefault();
  form.classList.add("dang-keo");
});
form.addEventListener("dragleave", () => form.classList.remove("dang-keo"));
form.addEventListener("drop", (event) => {
  event.preventDefault();
  form.classList.remove("dang-keo");
  sendAll([...event.dataTransfer.files]);
});
