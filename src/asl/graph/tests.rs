use super::*;

fn drawn(text: &str) -> Graph {
    let graph = draw(&Document::read(text).0);
    assert_eq!(graph, draw(&Document::read(text).0));
    within(&graph);
    graph
}

/// No two states of a lane overlap, everything is inside of what it is in, and arrows begin and end at their states.
fn within(graph: &Graph) {
    for (at, a) in graph.nodes.iter().enumerate() {
        let lane = &graph.lanes[a.lane];
        assert!(a.x >= lane.x - 1.0 && a.x + a.width <= lane.x + lane.width + 1.0, "{a:?} {lane:?}");
        assert!(a.y >= lane.y - 1.0 && a.y + a.height <= lane.y + lane.height + 1.0, "{a:?} {lane:?}");
        for b in graph.nodes.iter().skip(at + 1).filter(|b| b.lane == a.lane) {
            let apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
            assert!(apart, "{a:?} {b:?}");
        }
        for lane in &graph.lanes[a.lanes.clone()] {
            assert!(lane.x >= a.x && lane.x + lane.width <= a.x + a.width, "{a:?} {lane:?}");
            assert!(lane.y >= a.y && lane.y + lane.height <= a.y + a.height, "{a:?} {lane:?}");
        }
    }
    for edge in &graph.edges {
        let touches = |node: &Node, (x, y): (f64, f64)| {
            x >= node.x - 1.0 && x <= node.x + node.width + 1.0 && y >= node.y - 1.0 && y <= node.y + node.height + 1.0
        };
        assert!(touches(&graph.nodes[edge.from], edge.points[0]), "{edge:?}");
        assert!(touches(&graph.nodes[edge.to], *edge.points.last().unwrap()), "{edge:?}");
        let (first, last) = (edge.points[0].1, edge.points.last().unwrap().1);
        assert_eq!(edge.back, first >= last, "{edge:?}");
    }
}

#[test]
fn layers_go_down_and_arrows_back_go_up() {
    let graph = drawn(
        r#"{"StartAt":"A","States":{"Z":{"Type":"Succeed"},"A":{"Type":"Task","Resource":"r","Retry":[{"ErrorEquals":["E"]}],
        "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Z"}],"Next":"B"},
        "B":{"Type":"Choice","Choices":[{"Variable":"$.a","IsNull":true,"Next":"C"},{"Variable":"$.b","IsNull":true,"Next":"B"}],"Default":"A"},
        "C":{"Type":"Wait","Seconds":1,"Next":"Z"}}}"#,
    );
    let y = |name: &str| graph.nodes.iter().find(|node| node.name == name).unwrap().y;
    assert!(y("A") < y("B") && y("B") < y("C") && y("C") < y("Z"));
    let kinds: Vec<_> = graph.edges.iter().map(|edge| (edge.kind, edge.back, edge.points.len())).collect();
    assert_eq!(
        kinds,
        [
            (EdgeKind::Next, false, 2),
            (EdgeKind::Catch(0), false, 6),
            (EdgeKind::Rule(0), false, 2),
            (EdgeKind::Rule(1), true, 4),
            (EdgeKind::Default, true, 4),
            (EdgeKind::Next, false, 2),
        ]
    );
    assert_eq!(graph.nodes[1].retriers, 1);
    assert_eq!(graph.lanes[0].start, Some(1));
}

#[test]
fn lanes_stand_side_by_side_in_their_states() {
    let branch = |name: &str| {
        format!(
            r#"{{"StartAt":"{name}","States":{{"{name}":{{"Type":"Pass","Next":"{name}2"}},"{name}2":{{"Type":"Pass","End":true}}}}}}"#
        )
    };
    let inner =
        format!(r#"{{"StartAt":"M","States":{{"M":{{"Type":"Map","ItemProcessor":{},"End":true}}}}}}"#, branch("i"));
    let text = format!(
        r#"{{"StartAt":"P","States":{{"P":{{"Type":"Parallel","Branches":[{},{inner}],"Next":"E"}},"E":{{"Type":"Succeed"}}}}}}"#,
        branch("a")
    );
    let graph = drawn(&text);
    assert_eq!(graph.lanes.iter().map(|lane| lane.owner).collect::<Vec<_>>(), [None, Some(0), Some(0), Some(4)]);
    assert!(graph.lanes[1].x + graph.lanes[1].width <= graph.lanes[2].x);
    assert_eq!((graph.width, graph.height), (graph.lanes[0].width, graph.lanes[0].height));
}

#[test]
fn odd_definitions_are_drawn_too() {
    assert_eq!(draw(&Document::read("[]").0), Graph::default());
    assert_eq!(drawn("{}").nodes.len(), 0);
    assert_eq!(drawn(r#"{"States":{"A":{"Next":"B"},"B":5,"C":{"Type":"Pass","Next":"C"}}}"#).nodes.len(), 3);
    // A long chain, each state of which leads to the last one too.
    let states: Vec<String> = (0..400)
        .map(|at| format!(r#""S{at}":{{"Type":"Task","Resource":"r","Next":"S{}","Catch":[{{"ErrorEquals":["E"],"Next":"S400"}}]}}"#, at + 1))
        .collect();
    let graph = drawn(&format!(r#"{{"StartAt":"S0","States":{{{},"S400":{{"Type":"Succeed"}}}}}}"#, states.join(",")));
    assert_eq!((graph.nodes.len(), graph.edges.len()), (401, 800));
}
