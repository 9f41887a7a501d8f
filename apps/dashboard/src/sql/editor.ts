import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab, toggleComment } from '@codemirror/commands';
import { PostgreSQL, sql, SQLDialect, type SQLNamespace } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorSelection, EditorState, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
  type DecorationSet,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Piece } from './sql-text.js';

/** Words of DuckDB beyond those of PostgreSQL, so that they are coloured and completed. */
const MORE_KEYWORDS =
  'qualify limit offset pivot unpivot exclude replace ilike semi anti asof lateral window filter rollup cube sets nulls first last';

const DUCKDB = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ''} ${MORE_KEYWORDS}`,
  doubleDollarQuotedStrings: false,
  specialVar: '$',
  caseInsensitiveIdentifiers: true,
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: '#07504b', fontWeight: '600' },
  { tag: [tags.string, tags.special(tags.string)], color: '#7a4f12' },
  { tag: [tags.number, tags.bool, tags.null], color: '#7a3b8f' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: '#7a3b8f' },
  { tag: tags.comment, color: '#62706d' },
  { tag: tags.special(tags.name), color: '#07504b', fontWeight: '600' },
]);

const THEME = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: '#fff', color: '#14211f' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: "ui-monospace, Consolas, 'Liberation Mono', 'DejaVu Sans Mono', 'Noto Sans SC Variable', monospace",
    lineHeight: '21px',
  },
  '.cm-gutters': { backgroundColor: '#fff', color: '#62706d', border: 'none', paddingLeft: '8px' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: '#f2f5f4' },
  '.cm-wrong': { textDecoration: 'underline wavy #14211f', backgroundColor: '#f2e9dd' },
  '.cm-tooltip': { fontFamily: 'inherit', border: '1px solid #c3cecb', backgroundColor: '#fff' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: '#e4f1ef', color: '#14211f' },
  '.cm-completionDetail': { color: '#62706d', fontStyle: 'normal' },
});

const setWrong = StateEffect.define<Piece | null>();
const WRONG = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const told = transaction.effects.find(effect => effect.is(setWrong));
    if (told === undefined) return transaction.docChanged ? Decoration.none : marks;
    const piece = told.value as Piece | null;
    return piece === null || piece.from === piece.to
      ? Decoration.none
      : Decoration.set(Decoration.mark({ class: 'cm-wrong' }).range(piece.from, piece.to));
  },
  provide: field => EditorView.decorations.from(field),
});

/** What happens in the editor. */
export interface EditorEvents {
  change: (text: string) => void;
  move: (line: number, column: number) => void;
  run: () => void;
  cancel: () => void;
}

/** An editor of SQL in a box of its own. */
export interface SqlEditorHandle {
  text(): string;
  selection(): { anchor: number; head: number };
  /** Replaces the text; history and place go with it. */
  open(text: string): void;
  /** Replaces the text as an edit that can be undone. */
  rewrite(text: string): void;
  /** Writes a word where the cursor stands. */
  insert(word: string): void;
  /** Names that are completed: tables with their columns. */
  complete(schema: SQLNamespace): void;
  /** Marks what is wrong, and brings it into sight. */
  pointAt(piece: Piece | null): void;
  focus(): void;
  destroy(): void;
}

/**
 * Opens an editor. It stands in a shadow root, where style sheets can be added without a `<style>` in the page, which the page's policy
 * forbids.
 */
export function openEditor(host: HTMLElement, label: string, events: EditorEvents): SqlEditorHandle {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  root.replaceChildren();
  const language = new Compartment();
  const extensions = [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    autocompletion({ icons: false }),
    language.of(sql({ dialect: DUCKDB, upperCaseKeywords: true })),
    syntaxHighlighting(COLOURS),
    THEME,
    WRONG,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    keymap.of([
      { key: 'Mod-Enter', run: () => (events.run(), true) },
      { key: 'Mod-/', run: toggleComment },
      { key: 'Escape', run: () => (events.cancel(), false) },
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      indentWithTab,
    ]),
    EditorView.updateListener.of(({ state, docChanged, selectionSet }) => {
      if (docChanged) events.change(state.doc.toString());
      if (docChanged || selectionSet) {
        const { head } = state.selection.main;
        const line = state.doc.lineAt(head);
        events.move(line.number, head - line.from + 1);
      }
    }),
  ];
  const view = new EditorView({ parent: root, root, state: EditorState.create({ doc: '', extensions }) });
  return {
    text: () => view.state.doc.toString(),
    selection: () => view.state.selection.main,
    open: text => view.setState(EditorState.create({ doc: text, extensions })),
    rewrite: text => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
    insert: word => view.dispatch(view.state.replaceSelection(word)),
    complete: schema =>
      view.dispatch({
        effects: language.reconfigure(sql({ dialect: DUCKDB, upperCaseKeywords: true, schema })),
      }),
    pointAt: piece => {
      const most = view.state.doc.length;
      const own = piece && { from: Math.min(piece.from, most), to: Math.min(piece.to, most) };
      view.dispatch({ effects: setWrong.of(own) });
      if (own === null) return;
      view.dispatch({ selection: EditorSelection.cursor(own.from), scrollIntoView: true });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
