// The "Apps" menu of a message, by a right click or the menu key: simcord's page has none.
const menu = document.createElement("div");
menu.id = "message-menu";
menu.setAttribute("role", "menu");
menu.hidden = true;
document.body.append(menu);

async function call(method, body) {
  const response = await fetch("/message-commands", {
    method,
    headers: {
      "X-Simcord-Capability": location.hash.slice(1),
      "X-Simcord-Context": window.simcordPreview.contextId,
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    body: body && JSON.stringify(body),
    cache: "no-store",
  });
  if (!response.ok) throw new Error(await response.text());
  return response.status === 204 ? null : response.json();
}

function entry(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  menu.append(element);
  return element;
}

function close() {
  menu.hidden = true;
}

function open(x, y) {
  menu.hidden = false;
  menu.style.left = `${Math.max(0, Math.min(x, innerWidth - menu.offsetWidth))}px`;
  menu.style.top = `${Math.max(0, Math.min(y, innerHeight - menu.offsetHeight))}px`;
  menu.querySelector("button")?.focus();
}

async function choose(name, message) {
  menu.replaceChildren();
  entry("span", `${name} …`);
  try {
    await call("POST", { name, message });
    close();
  } catch (error) {
    menu.replaceChildren();
    entry("span", error.message);
  }
}

document.addEventListener("contextmenu", async (event) => {
  const message = event.target.closest("#channel-message-list [data-message-id]");
  if (!message || event.target.closest("a") || !getSelection().isCollapsed) return;
  event.preventDefault();
  const names = await call("GET");
  menu.replaceChildren();
  entry("span", "Apps");
  for (const name of names) {
    const button = entry("button", name);
    button.type = "button";
    button.setAttribute("role", "menuitem");
    button.addEventListener("click", () => choose(name, message.dataset.messageId));
  }
  open(event.clientX, event.clientY);
});
document.addEventListener("pointerdown", (event) => { if (!menu.contains(event.target)) close(); });
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (menu.hidden || !step) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll("button")];
  buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length)?.focus();
});
