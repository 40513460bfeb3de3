//! The drawing as a file: SVG as text, PNG from the same shapes on a canvas. Nothing is fetched for either, and the page's
//! policy stays as it is.

use super::Same;
use crate::browser;
use crate::components::use_announcer;
use crate::state::machine::picture::{Picture, SIZES, Shape, Tone};
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement, Path2d, Url};
use yew::prelude::*;

/// Pixels of a PNG for each of the drawing.
const SHARP: f64 = 2.0;

/// No canvas has more pixels on a side.
const MAX_SIDE: f64 = 16_000.0;

/// Properties of [`Exports`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The drawing.
    pub picture: Same<Picture>,
}

/// The buttons.
#[component]
pub fn Exports(props: &Props) -> Html {
    let say = use_announcer();
    let svg = {
        let (picture, say) = (props.picture.clone(), say.clone());
        Callback::from(move |_: MouseEvent| {
            let text = picture.0.to_svg("State machine", is_dark());
            say.emit(saved(blob(&text, "image/svg+xml").and_then(|blob| save(&blob, "machine.svg")), "SVG").into());
        })
    };
    let png = {
        let (picture, say) = (props.picture.clone(), say);
        Callback::from(move |_: MouseEvent| {
            let say = say.clone();
            let done = say.clone();
            let made = paint(&picture.0).and_then(|canvas| {
                let write = Closure::once_into_js(move |blob: Option<Blob>| {
                    done.emit(saved(blob.and_then(|blob| save(&blob, "machine.png")), "PNG").into());
                });
                canvas.to_blob(write.unchecked_ref()).ok()
            });
            if made.is_none() {
                say.emit(saved(None, "PNG").into());
            }
        })
    };
    html! {
        <div class="switch" role="group" aria-label="Save the graph as">
            <span class="switch-name" aria-hidden="true">{ "Save as" }</span>
            <button type="button" onclick={svg}>{ "SVG" }</button>
            <button type="button" onclick={png}>{ "PNG" }</button>
        </div>
    }
}

fn saved(made: Option<()>, what: &str) -> String {
    match made {
        Some(()) => format!("The graph was saved as {what}."),
        None => format!("This browser could not make the {what} file."),
    }
}

/// Is the page dark now?
fn is_dark() -> bool {
    let root = browser::document().document_element();
    match root.and_then(|root| root.get_attribute("data-theme")).as_deref() {
        Some("dark") => true,
        Some("light") => false,
        _ => browser::matches("(prefers-color-scheme: dark)"),
    }
}

/// A text as a file.
pub(super) fn save_text(text: &str, kind: &str, name: &str) -> Option<()> {
    save(&blob(text, kind)?, name)
}

fn blob(text: &str, kind: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()
}

/// Hands a file to the person.
fn save(blob: &Blob, name: &str) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = browser::document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has it by then.
    gloo_timers::callback::Timeout::new(1_000, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

fn paint(picture: &Picture) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = browser::document().create_element("canvas").ok()?.dyn_into().ok()?;
    let frame = picture.frame;
    let sharp = SHARP.min(MAX_SIDE / frame.width.max(frame.height).max(1.0));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most MAX_SIDE")]
    let side = |length: f64| (length * sharp).ceil() as u32;
    canvas.set_width(side(frame.width));
    canvas.set_height(side(frame.height));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let dark = is_dark();
    context.scale(sharp, sharp).ok()?;
    context.translate(-frame.x, -frame.y).ok()?;
    context.set_fill_style_str(Tone::Panel.colour(dark));
    context.fill_rect(frame.x, frame.y, frame.width, frame.height);
    context.set_line_cap("round");
    context.set_line_join("round");
    for shape in picture.shapes() {
        draw(&context, shape, dark).ok()?;
    }
    Some(canvas)
}

fn draw(context: &CanvasRenderingContext2d, shape: &Shape, dark: bool) -> Result<(), JsValue> {
    match shape {
        Shape::Path { d, fill, stroke, dash } => {
            let path = Path2d::new_with_path_string(d)?;
            if let Some(tone) = fill {
                context.set_fill_style_str(tone.colour(dark));
                context.fill_with_path_2d(&path);
            }
            if let Some((tone, width)) = stroke {
                let dashes: Array = dash.iter().flatten().map(|length| JsValue::from_f64(*length)).collect();
                context.set_line_dash(&dashes)?;
                context.set_line_width(*width);
                context.set_stroke_style_str(tone.colour(dark));
                context.stroke_with_path(&path);
            }
        }
        Shape::Text { x, y, text, tone, bold, from_end } => {
            let (size, weight) = if *bold { (SIZES.0, "600") } else { (SIZES.1, "400") };
            context.set_font(&format!(
                "{weight} {size}px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Noto Sans\", sans-serif"
            ));
            context.set_text_align(if *from_end { "right" } else { "left" });
            context.set_fill_style_str(tone.colour(dark));
            context.fill_text(text, *x, *y)?;
        }
    }
    Ok(())
}
