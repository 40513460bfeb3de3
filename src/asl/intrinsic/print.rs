//! [`Intrinsic`] → text: one spelling for each, which parses to the same call.

use super::{ArgumentKind, Call, Intrinsic};
use std::fmt::{self, Display, Formatter};

impl Display for Intrinsic {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}

impl Display for Call {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}(", self.function.as_str())?;
        for (at, argument) in self.arguments.iter().enumerate() {
            if at > 0 {
                f.write_str(", ")?;
            }
            match &argument.kind {
                // As it was: for States.Format it matters which braces are escaped.
                ArgumentKind::Text { raw, .. } => write!(f, "'{raw}'")?,
                ArgumentKind::Literal(value) => write!(f, "{value}")?,
                ArgumentKind::Path(path) => write!(f, "{path}")?,
                ArgumentKind::Call(call) => write!(f, "{call}")?,
            }
        }
        f.write_str(")")
    }
}
