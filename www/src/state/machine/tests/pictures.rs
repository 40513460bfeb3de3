use super::super::drawing::Step;
use super::super::marks::{Marks, Passage, Ride, describe};
use super::super::picture::{Picture, Shape};
use super::*;
use std::collections::BTreeSet;

const SAGA: &str = r#""A":{"Type":"Task",@F,"Retry":[{"ErrorEquals":["Busy"],"MaxAttempts":1}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Undo"}],"Next":"B"},"B":{"Type":"Parallel","Branches":[{"StartAt":"X","States":{"X":{"Type":"Pass","Next":"Y"},"Y":{"Type":"Pass","End":true}}},{"StartAt":"W","States":{"W":{"Type":"Pass","End":true}}}],"Next":"Done"},"Done":{"Type":"Succeed"},"Undo":{"Type":"Fail"}"#;

fn passages(machine: &Machine, now: usize) -> Vec<(String, Passage)> {
    let drawing = drawing(machine);
    let marks = Marks::of(&drawing, Some(&run(machine)), now, &BTreeSet::new());
    drawing.nodes.iter().zip(marks.nodes).map(|(node, mark)| (node.name.to_string(), mark.passage)).collect()
}

fn passage(machine: &Machine, now: usize, state: &str) -> Passage {
    passages(machine, now).into_iter().find(|(name, _)| name == state).unwrap().1
}

#[test]
fn what_a_run_did_with_a_state_depends_on_the_event_that_is_looked_at() {
    let machine = told(machine(SAGA, "{}", r#"{"A":[{"Error":"Busy"},{"result":1}]}"#));
    let last = run(&machine).last();
    assert_eq!(passage(&machine, 0, "A"), Passage::Ahead);
    assert_eq!(passage(&machine, 2, "A"), Passage::Open);
    assert_eq!(passage(&machine, last, "A"), Passage::Done);
    assert_eq!(passage(&machine, last, "Undo"), Passage::Dark);
    assert_eq!(passage(&machine, last, "Y"), Passage::Done);
    let drawing = drawing(&machine);
    let marks = Marks::of(&drawing, Some(&run(&machine)), last, &["Undo".into()].into());
    let a = drawing.find("A").unwrap();
    assert_eq!((marks.nodes[a].visits, marks.nodes[a].retries), (1, 1));
    assert_eq!(marks.edges.iter().filter(|ride| **ride == Ride::Taken).count(), 3);
    assert_eq!(describe(&drawing, &marks, a), "A Task ↻1, done, tried again 1 time; leads to B, catch Undo");
    assert_eq!(
        describe(&drawing, &marks, drawing.find("Undo").unwrap()),
        "Undo Fail, not in this run, never exercised; ends here"
    );
    let before = Marks::of(&drawing, Some(&run(&machine)), 0, &BTreeSet::new());
    assert!(before.edges.iter().all(|ride| *ride != Ride::Taken));
    assert_eq!(before.edges.iter().filter(|ride| **ride == Ride::Later).count(), 3);
}

#[test]
fn an_error_is_caught_or_ends_it() {
    let caught = told(machine(SAGA, "{}", r#"{"A":[{"Error":"No"}]}"#));
    let last = run(&caught).last();
    assert_eq!(passage(&caught, last, "A"), Passage::Caught);
    assert_eq!(passage(&caught, last, "Undo"), Passage::Failed);
    let bare = told(machine(r#""A":{"Type":"Task",@F,"End":true}"#, "{}", r#"{"A":[{"Error":"No"}]}"#));
    assert_eq!(passage(&bare, run(&bare).last(), "A"), Passage::Failed);
    // A state that fails before its work is begun has no event of its own for it.
    let early = told(machine(
        r#""P":{"Type":"Parallel","Branches":[{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":5,"End":true}}},{"StartAt":"X","States":{"X":{"Type":"Pass","InputPath":"$.no","End":true}}}],"End":true}"#,
        "{}",
        "",
    ));
    let last = run(&early).last();
    assert_eq!(
        ["P", "X", "W"].map(|state| passage(&early, last, state)),
        [Passage::Failed, Passage::Failed, Passage::Open]
    );
    assert_eq!(passage(&early, last - 2, "X"), Passage::Open);
    let words: Vec<_> = early.evaluate().rows.iter().map(|row| (row.label.clone(), row.word)).collect();
    assert_eq!(words, [("P".into(), "failed"), ("W".into(), "ended from outside"), ("X".into(), "failed")]);
}

#[test]
fn arrow_keys_walk_through_everything() {
    let machine = told(machine(SAGA, "{}", r#"{"A":[{"result":1}]}"#));
    let drawing = drawing(&machine);
    let none = |_: usize| false;
    let walk = |from: &str, step: Step| {
        let to = drawing.walk(drawing.find(from).unwrap(), step, &none);
        to.map(|at| drawing.nodes[at].name.to_string()).unwrap_or_default()
    };
    let way: Vec<String> =
        std::iter::successors(Some("A".to_owned()), |at| Some(walk(at, Step::Down)).filter(|it| !it.is_empty()))
            .collect();
    assert_eq!(way, ["A", "B", "X", "Y", "Done"], "into a lane, along it, and on behind its state");
    assert_eq!(walk("Y", Step::Up), "X");
    assert_eq!(walk("X", Step::Up), "B");
    assert_eq!(walk("Done", Step::Up), "B");
    assert!(["W", "Y"].contains(&walk("X", Step::Right).as_str()));
    assert_eq!(walk("W", Step::Left), if walk("X", Step::Right) == "W" { "X" } else { "Y" });
    assert_eq!(walk("Undo", Step::Up), "A");
    assert_eq!(walk("Y", Step::Home), "A");
    // An arrow that was taken comes before one that was not.
    let a = drawing.find("A").unwrap();
    let catch = drawing.leaving(a).find(|(_, edge)| edge.to == drawing.find("Undo").unwrap()).unwrap().0;
    assert_eq!(drawing.walk(a, Step::Down, &|edge| edge == catch), drawing.find("Undo"));
}

#[test]
fn from_every_state_of_the_gallery_the_keyboard_reaches_every_other() {
    for item in plain_items() {
        let drawing = drawing(&told(item.subject));
        let mut reached = BTreeSet::from([drawing.start().unwrap()]);
        let mut waiting: Vec<usize> = reached.iter().copied().collect();
        let edges = 0..drawing.edges.len();
        while let Some(at) = waiting.pop() {
            for step in [Step::Down, Step::Up, Step::Left, Step::Right, Step::Home] {
                for preferred in edges.clone() {
                    if let Some(next) = drawing.walk(at, step, &|edge| edge == preferred)
                        && reached.insert(next)
                    {
                        waiting.push(next);
                    }
                }
            }
        }
        assert_eq!(reached.len(), drawing.nodes.len(), "{}", item.entry.id);
    }
}

#[test]
fn a_picture_is_a_file_that_needs_nothing_else() {
    for item in plain_items() {
        let machine = told(item.subject);
        let (drawing, timeline) = (drawing(&machine), run(&machine));
        let marks = Marks::of(&drawing, Some(&timeline), timeline.last(), &BTreeSet::new());
        let picture = Picture::of(&drawing, &marks);
        assert_eq!(picture.nodes.len(), drawing.nodes.len());
        for dark in [false, true] {
            let svg = picture.to_svg("A <machine> & \"more\"", dark);
            assert!(svg.starts_with("<svg xmlns=") && svg.trim_end().ends_with("</svg>"));
            assert!(svg.contains("<title>A &lt;machine&gt; &amp; &quot;more&quot;</title>"));
            for bad in ["NaN", "inf", "href", "class=", "style="] {
                assert!(!svg.contains(bad), "{}: {bad}", item.entry.id);
            }
            for node in &drawing.nodes {
                let name = node.name.replace('&', "&amp;");
                assert!(svg.contains(&format!(">{name}<")), "{}: {name}", item.entry.id);
            }
        }
        let inside = |x: f64, y: f64| {
            let frame = picture.frame;
            x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height
        };
        for shape in picture.shapes() {
            if let Shape::Text { x, y, .. } = shape {
                assert!(inside(*x, *y), "{}: {shape:?}", item.entry.id);
            }
        }
    }
}

#[test]
fn names_that_are_too_long_are_cut_and_names_are_never_markup() {
    let name = "<script>alert(1)</script>".repeat(3);
    let states = format!(r#""{name}":{{"Type":"Pass","End":true}}"#);
    let machine = told(machine(&states, "{}", ""));
    let drawing = drawing(&machine);
    let svg = Picture::of(&drawing, &Marks::of(&drawing, None, 0, &BTreeSet::new())).to_svg("x", false);
    assert!(!svg.contains("<script"));
    assert!(svg.contains("…<"));
}
