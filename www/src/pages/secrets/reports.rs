//! What is listed, as a file for others or on the clipboard: values are masked in all of them.

use super::Props;
use super::desk::Desk;
use super::findings::menu;
use crate::browser;
use crate::drop;
use crate::state::secrets::{Finding, refusal};
use crate::worker::Told;
use pointsman::json;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The kinds of report: as the worker and as people call them.
const FORMS: &[(&str, &str)] = &[
    ("sarif", "SARIF 2.1.0"),
    ("json", "JSON"),
    ("csv", "CSV"),
    ("markdown", "Markdown"),
    ("codecommit", "CodeCommit Security Event"),
];

/// The file's name and its type.
fn file(form: &str) -> (&'static str, &'static str) {
    match form {
        "sarif" => ("findings.sarif", "application/sarif+json"),
        "csv" => ("findings.csv", "text/csv"),
        "markdown" => ("findings.md", "text/markdown"),
        "codecommit" => ("events.json", "application/json"),
        _ => ("findings.json", "application/json"),
    }
}

/// The choice and its buttons.
#[component]
pub fn Reports(props: &Props) -> Html {
    let desk = &props.desk;
    let form = use_state(|| "sarif".to_owned());
    let on_form = {
        let form = form.setter();
        Callback::from(move |chosen| form.set(chosen))
    };
    let button = |name: &'static str, copy: bool| {
        let (desk, form) = (desk.clone(), (*form).clone());
        let none = desk.board.findings().next().is_none();
        html! {
            <button type="button" class="button" disabled={none} onclick={move |_: MouseEvent| make(&desk, &form, copy)}>{ name }</button>
        }
    };
    html! {
        <div class="reports" role="group" aria-label="Report">
            { menu("Kind of report", &form, FORMS, on_form) }
            { button("Save report", false) }
            { button("Copy report", true) }
        </div>
    }
}

fn make(desk: &Desk, form: &str, copy: bool) {
    let listed = desk.board.findings().map(|(_, finding)| finding);
    let listed: Vec<&Finding> = listed.filter(|finding| desk.board.filter.takes(finding)).collect();
    let count = match listed.len() {
        1 => "1 finding".to_owned(),
        n => format!("{n} findings"),
    };
    let findings: Vec<&str> = listed.iter().map(|finding| &*finding.json).collect();
    let json = format!("{{\"form\":{},\"findings\":[{}]}}", json::quote(form), findings.join(","));
    let (name, kind) = file(form);
    let here = desk.clone();
    let on = Callback::from(move |told| match told {
        Told::Answer(json) => {
            let text = json::parse(&json, &json::Options::default()).value;
            let Some(text) = text.as_ref().and_then(|it| it.as_text()).map(|it| it.as_str().to_owned()) else { return };
            if copy {
                let (here, count) = (here.clone(), count.clone());
                spawn_local(async move {
                    here.tell(if browser::copy(&text).await {
                        format!("The report of {count} is on the clipboard, with their values masked.")
                    } else {
                        "The clipboard is closed to this page; save the report instead.".to_owned()
                    });
                });
            } else {
                drop::download(name, kind, &text);
                here.tell(format!("{name} has {count}, with their values masked."));
            }
        }
        Told::Refused(json) => here.tell(refusal(&json)),
        Told::Failed(failure) => here.tell(failure.sentence()),
        Told::Progress { .. } => {}
    });
    desk.worker.ask("secrets.report", json, on);
}
