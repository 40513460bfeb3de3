// CodeMirror, picked piece by piece, behind a few functions that Rust binds (src/editor.rs).
// Positions cross as UTF-16 offsets. Editors are known by an id, so that a command needs no handle.
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  placeholder,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { rescue } from "./rescue.js";

const editors = new Map();

/** Every editor's id and text, but for those whose text must be kept nowhere. */
export function* texts() {
  for (const [id, { view, secret }] of editors) if (!secret) yield [id, view.state.doc.toString()];
}

/** Is there a text that must be kept nowhere? */
export const holdsSecrets = () => [...editors.values()].some(({ view, secret }) => secret && view.state.doc.length > 0);

// Alt with the arrows walks the conditions of the explanation, and Ctrl with Enter runs a machine: both stay free here.
const keys = [...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...lintKeymap].filter(
  ({ key, mac }) => !/^((Shift-)?Alt-Arrow(Up|Down)|Mod-Enter)$/.test(key ?? "") && !/^Mod-(Alt-)?\[$/.test(mac ?? ""),
);

const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: "tok-key" },
  { tag: tags.string, class: "tok-string" },
  { tag: tags.number, class: "tok-number" },
  { tag: [tags.bool, tags.null], class: "tok-word" },
  { tag: [tags.separator, tags.squareBracket, tags.brace], class: "tok-mark" },
]);

// A browser that types over a selection keeps its look in a style attribute, which the page's policy forbids: so the
// editor does it by itself, and asks whom it would ask otherwise (such as the brackets that close).
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { main, ranges } = view.state.selection;
    if (event.inputType !== "insertText" || event.data === null || main.empty || ranges.length > 1 || view.composing) return false;
    const insert = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handle) => handle(view, main.from, main.to, event.data, insert))) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

const setMarks = StateEffect.define();
const marks = StateField.define({
  create: () => Decoration.none,
  update(set, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return effect.value;
    return set.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

// The words are CSS classes: what a span under an explanation row came to.
const MARK = ["unreached", "miss", "hit"];
const SEVERITY = ["error", "warning", "info"];
const ACTIVE = 4;

/** For JSON: what closes, folds and is coloured. */
const forJson = () => [foldGutter(), highlightSpecialChars(), bracketMatching(), closeBrackets(), json(), syntaxHighlighting(colours)];

/** A longer text is not taken into an editor for any text: it would be slow, and the page has another way with it. */
const LONGEST = 2 << 20;

/** For any text, as it is: a line ends with LF only, so that offsets count the CR of a CRLF too. */
const forText = (changed) => [
  EditorState.lineSeparator.of("\n"),
  placeholder("Paste a log, a configuration, a diff; or drop files and folders."),
  EditorView.domEventHandlers({
    paste(event) {
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.length <= LONGEST) return false;
      event.preventDefault();
      changed(text);
      return true;
    },
  }),
];

/**
 * An editor inside `parent`. `changed(text)` hears what a person types, `moved(offset)` where the cursor goes. One that is
 * `secret` takes any text, and nothing of it is ever kept.
 */
export function create(parent, id, label, text, changed, moved, secret) {
  const invalid = new Compartment();
  let told = 0;
  const listen = EditorView.updateListener.of((update) => {
    const ours = update.transactions.some((transaction) => transaction.isUserEvent("pointsman"));
    if (update.docChanged && !ours) changed(update.state.doc.toString());
    // Where any text may stand, whoever only comes back to the cursor has not pointed at anything.
    const { head } = update.state.selection.main;
    const came = update.focusChanged && !(secret && head === told);
    if ((update.selectionSet || came) && !ours && update.view.hasFocus) {
      told = head;
      moved(head);
    }
  });
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of("editor"),
        EditorView.exceptionSink.of((error) => {
          console.error(error);
          rescue(error);
        }),
        EditorView.contentAttributes.of({
          "aria-label": label,
          tabindex: "0",
          autocapitalize: "off",
          autocorrect: "off",
          spellcheck: "false",
        }),
        invalid.of([]),
        EditorView.lineWrapping,
        secret ? [] : lintGutter(),
        lineNumbers(),
        secret ? forText(changed) : forJson(),
        highlightActiveLine(),
        drawSelection(),
        history(),
        marks,
        keymap.of(keys),
        typeOver,
        listen,
      ],
    }),
  });
  editors.set(id, { view, invalid, secret });
}

/** Takes the editor away. */
export function destroy(id) {
  editors.get(id)?.view.destroy();
  editors.delete(id);
}

/** Replaces the whole text, as one step that can be undone. */
export function setText(id, text) {
  const view = editors.get(id)?.view;
  if (!view || view.state.doc.toString() === text) return;
  view.dispatch({
    changes: { from: 0, to: view.state.doc.length, insert: text },
    selection: { anchor: 0 },
    userEvent: "pointsman",
    scrollIntoView: true,
  });
}

/** Underlines: triples of start, end and severity, with a message for each. */
export function diagnose(id, places, messages) {
  const editor = editors.get(id);
  if (!editor) return;
  const { state } = editor.view;
  const end = state.doc.length;
  const list = messages.map((message, i) => {
    // A place behind the last character shows on the last one.
    const from = Math.min(places[3 * i], Math.max(end - 1, 0));
    const to = Math.min(Math.max(places[3 * i + 1], from + 1), end);
    return { from, to, severity: SEVERITY[places[3 * i + 2]], message };
  });
  editor.view.dispatch(setDiagnostics(state, list));
  const wrong = list.some(({ severity }) => severity === "error");
  editor.view.dispatch({
    effects: editor.invalid.reconfigure(wrong ? EditorView.contentAttributes.of({ "aria-invalid": "true" }) : []),
  });
}

/** Marks: triples of start, end and what became of it; `ACTIVE` is added for the selected row. */
export function mark(id, places) {
  const view = editors.get(id)?.view;
  if (!view) return;
  const end = view.state.doc.length;
  const ranges = [];
  for (let i = 0; i + 2 < places.length; i += 3) {
    const [from, to, kind] = [places[i], Math.min(places[i + 1], end), places[i + 2]];
    // An empty mark is not only useless: CodeMirror refuses it.
    if (from >= to) continue;
    const active = kind & ACTIVE ? " mark-active" : "";
    ranges.push(Decoration.mark({ class: `mark mark-${MARK[kind & 3]}${active}` }).range(from, to));
  }
  view.dispatch({ effects: setMarks.of(Decoration.set(ranges, true)) });
}

/** Scrolls the editor, and only it, to a place; the cursor, the focus and the page stay where they are. */
export function reveal(id, from) {
  const view = editors.get(id)?.view;
  if (!view || from > view.state.doc.length) return;
  // With the editor's own measuring: to ask for a place at once would lay the page out in the middle of a change.
  view.requestMeasure({
    key: reveal,
    read: ({ state, scrollDOM: box }) => {
      const line = view.lineBlockAt(Math.min(from, state.doc.length));
      const inSight = line.top >= box.scrollTop && line.bottom <= box.scrollTop + box.clientHeight;
      return inSight ? box.scrollTop : line.top - box.clientHeight / 3;
    },
    write: (top, { scrollDOM: box }) => {
      if (box.scrollTop !== top) box.scrollTop = top;
    },
  });
}

/** Puts the cursor at a place and the focus into the editor. */
export function goTo(id, from) {
  const view = editors.get(id)?.view;
  if (!view) return;
  view.focus();
  view.dispatch({ selection: { anchor: Math.min(from, view.state.doc.length) }, scrollIntoView: true });
}
