import { render } from "preact";
import { createControl } from "./api/control.ts";
import { followEvents } from "./api/live.ts";
import { createSound } from "./api/sound.ts";
import { App } from "./app.tsx";
import { createMemory } from "./hooks/use-saved.ts";
import { createActions } from "./model/actions.ts";
import { parseAddress } from "./model/address.ts";
import { shouldSound } from "./model/sounds.ts";
import { createStore } from "./model/store.ts";
import "./styles/index.css";

const root = document.getElementById("app");
if (!root) throw new Error("no element #app");

const store = createStore();
const control = createControl(fetch.bind(window));
const actions = createActions({ control, store });
const memory = createMemory(() => localStorage);
const sound = createSound(() => new AudioContext());
const complain = (error: unknown) => console.error(error);

followEvents({
  open: (url) => new EventSource(url),
  later: (act, ms) => setTimeout(act, ms),
  onEvent(id, event) {
    store.dispatch({ type: "event", id, event });
    const { left, right } = parseAddress(location.search);
    if (memory.read("sound") !== "off" && shouldSound(event, [left, right])) sound.play();
    const work = event.type === "resync" ? actions.reloadAll() : actions.follow(event);
    work.catch(complain);
  },
  onConnection(connection) {
    if (connection === "live") Promise.all([actions.loadDirectory(), actions.loadCodes()]).catch(complain);
    store.dispatch({ type: "connection", connection });
  },
});

render(<App store={store} control={control} actions={actions} memory={memory} />, root);
