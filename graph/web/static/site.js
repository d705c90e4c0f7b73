// Keys, and the token against forged requests. Everything works without this file, but more slowly.
"use strict";

document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName ?? "");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey) {
    const search = document.querySelector("#tim");
    if (search) {
      event.preventDefault();
      search.focus();
      search.select();
    }
  }
});
