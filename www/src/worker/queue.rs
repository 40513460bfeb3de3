//! Which question a worker is at, and which come next: plain Rust, so that it is tested without a browser.
//!
//! Every question has a **generation**, a number of its own. A new question of the same call makes the older ones
//! worthless: one that waits is dropped, and what the worker still answers to one that it is at is not told to anybody.

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question<T> {
    /// Its number, from 1 on.
    pub generation: u32,
    /// The name of the call.
    pub call: &'static str,
    /// What belongs to it.
    pub order: T,
}

/// What is asked of one worker.
#[derive(Debug)]
pub struct Queue<T> {
    generation: u32,
    running: Option<Question<T>>,
    /// Has the running one been asked anew since?
    superseded: bool,
    waiting: Vec<Question<T>>,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { generation: 0, running: None, superseded: false, waiting: Vec::new() }
    }
}

impl<T> Queue<T> {
    /// Takes a question, in place of any older one of the same call.
    pub fn ask(&mut self, call: &'static str, order: T) {
        self.drop_call(call);
        self.generation = self.generation.wrapping_add(1).max(1);
        self.waiting.push(Question { generation: self.generation, call, order });
    }

    /// Nobody waits for answers to `call` any more.
    pub fn drop_call(&mut self, call: &'static str) {
        self.waiting.retain(|question| question.call != call);
        self.superseded |= self.running.as_ref().is_some_and(|running| running.call == call);
    }

    /// The next question, where the worker has nothing to do; it is the running one from now on.
    pub fn start(&mut self) -> Option<&Question<T>> {
        if self.running.is_some() || self.waiting.is_empty() {
            return None;
        }
        self.superseded = false;
        self.running = Some(self.waiting.remove(0));
        self.running.as_ref()
    }

    /// The running question, if it is of this generation and somebody still waits for it.
    #[must_use]
    pub fn awaited(&self, generation: u32) -> Option<&Question<T>> {
        self.running.as_ref().filter(|running| running.generation == generation && !self.superseded)
    }

    /// The worker is done with `generation`: the question, if somebody still waits for it.
    pub fn finish(&mut self, generation: u32) -> Option<Question<T>> {
        self.running.as_ref().filter(|running| running.generation == generation)?;
        let superseded = std::mem::take(&mut self.superseded);
        self.running.take().filter(|_| !superseded)
    }

    /// The worker has ended over its question: that one, if somebody still waits for it. The others wait on.
    pub fn abandon(&mut self) -> Option<Question<T>> {
        let generation = self.running.as_ref()?.generation;
        self.finish(generation)
    }

    /// Forgets everything that was asked.
    pub fn clear(&mut self) {
        self.running = None;
        self.superseded = false;
        self.waiting.clear();
    }

    /// The generation that the worker is at.
    #[must_use]
    pub fn running(&self) -> Option<u32> {
        self.running.as_ref().map(|running| running.generation)
    }

    /// Is there a question that the worker is not at yet?
    #[must_use]
    pub const fn waits(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// Is the worker at something that nobody waits for any more?
    #[must_use]
    pub const fn wasting(&self) -> bool {
        self.superseded && self.running.is_some()
    }

    /// All that somebody waits for, taken out.
    pub fn take_all(&mut self) -> Vec<Question<T>> {
        let running = self.running.take().filter(|_| !self.superseded);
        self.superseded = false;
        running.into_iter().chain(self.waiting.drain(..)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn started(queue: &mut Queue<&'static str>) -> Option<(u32, &'static str)> {
        queue.start().map(|question| (question.generation, question.order))
    }

    #[test]
    fn one_question_at_a_time_in_the_order_of_asking() {
        let mut queue = Queue::default();
        queue.ask("scan", "a");
        queue.ask("explain", "b");
        assert_eq!(started(&mut queue), Some((1, "a")));
        assert_eq!(started(&mut queue), None, "the worker is busy");
        assert_eq!(queue.finish(1).unwrap().order, "a");
        assert_eq!(started(&mut queue), Some((2, "b")));
    }

    #[test]
    fn of_questions_that_wait_only_the_newest_of_a_call_is_left() {
        let mut queue = Queue::default();
        for order in ["first", "second", "third"] {
            queue.ask("scan", order);
        }
        assert_eq!(started(&mut queue), Some((3, "third")));
        assert!(queue.finish(3).is_some());
        assert_eq!(started(&mut queue), None);
    }

    #[test]
    fn an_answer_to_an_old_generation_is_told_to_nobody() {
        let mut queue = Queue::default();
        queue.ask("scan", "old");
        queue.start();
        assert!(queue.awaited(1).is_some());
        queue.ask("scan", "new");
        assert!(queue.awaited(1).is_none(), "neither is its progress");
        assert!(queue.wasting());
        assert_eq!(queue.finish(1), None);
        assert_eq!(started(&mut queue), Some((2, "new")));
        assert!(!queue.wasting());
        assert_eq!(queue.finish(1), None, "nor when it comes late");
        assert_eq!(queue.finish(2).unwrap().order, "new");
    }

    #[test]
    fn another_call_does_not_supersede() {
        let mut queue = Queue::default();
        queue.ask("scan", "text");
        queue.start();
        queue.ask("explain", "place");
        assert!(!queue.wasting());
        assert_eq!(queue.finish(1).unwrap().order, "text");
    }

    #[test]
    fn a_worker_that_has_ended_loses_its_question_and_no_other() {
        let mut queue = Queue::default();
        queue.ask("scan", "deadly");
        queue.ask("explain", "harmless");
        queue.start();
        assert_eq!(queue.abandon().unwrap().order, "deadly");
        assert_eq!(started(&mut queue), Some((2, "harmless")));
    }

    #[test]
    fn after_stop_nothing_old_is_heard() {
        let mut queue = Queue::default();
        queue.ask("scan", "a");
        queue.start();
        queue.ask("explain", "b");
        queue.clear();
        assert_eq!(queue.finish(1), None);
        assert_eq!(started(&mut queue), None);
        queue.ask("scan", "c");
        assert_eq!(started(&mut queue), Some((3, "c")), "generations go on");
    }

    #[test]
    fn all_that_is_waited_for_can_be_taken() {
        let mut queue = Queue::default();
        queue.ask("scan", "old");
        queue.start();
        queue.ask("scan", "new");
        queue.ask("explain", "why");
        let orders: Vec<_> = queue.take_all().into_iter().map(|question| question.order).collect();
        assert_eq!(orders, ["new", "why"]);
        assert_eq!(queue.running(), None);
    }
}
