//! What the services themselves say: AWS's error to the letter, and EventBridge's opinion of the same text.

use crate::components::{Lamp, Light};
use crate::state::sns::{Inputs, aws_answers, in_eventbridge};
use pointsman::sns::Scope;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`AwsAnswers`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The policy.
    pub policy: Rc<str>,
    /// Its scope.
    pub scope: Scope,
}

/// The error of a policy that is refused, as each call answers it.
#[component]
pub fn AwsAnswers(props: &Props) -> Html {
    let answers = use_memo((props.policy.clone(), props.scope), |(policy, scope)| aws_answers(policy, *scope));
    if answers.is_empty() {
        return Html::default();
    }
    html! {
        <section class={classes!("aws-answers", props.hidden.clone())} aria-labelledby="heading-aws">
            <header class="pane-head"><h2 id="heading-aws">{ "AWS answers InvalidParameter" }</h2></header>
            <dl>
                { for answers.iter().map(|(call, answer)| html! {
                    <>
                        <dt>{ call }</dt>
                        <dd><code>{ answer }</code></dd>
                    </>
                }) }
            </dl>
        </section>
    }
}

/// Properties of [`InEventBridge`].
#[derive(Properties, PartialEq)]
pub struct InEventBridgeProps {
    /// The class that hides it on a phone.
    pub hidden: Classes,
    /// The texts.
    pub inputs: Inputs,
}

/// Whether EventBridge takes the same text, and says the same.
#[component]
pub fn InEventBridge(props: &InEventBridgeProps) -> Html {
    let comparison = use_memo(props.inputs.clone(), in_eventbridge);
    let Some(comparison) = &*comparison else { return Html::default() };
    let same = comparison.is_same();
    let light = Light::of(Some(same));
    html! {
        <p class={classes!("in-eventbridge", light.class(), props.hidden.clone())} role="note" aria-label="In EventBridge">
            <Lamp {light} />
            <span>
                { "In EventBridge? " }
                <b>{ if same { "The same." } else { "Not the same." } }</b>
                { " " }
                { &comparison.summary }
            </span>
        </p>
    }
}
