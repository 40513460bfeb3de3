//! Tokens → what an expression refers to: a parser by binding powers, as JSONata's own is, that keeps no tree.
//!
//! Where a slash may begin a regular expression is JSONata's too: not at once behind an opening bracket or a minus.

use super::lexer::{Kind, Lexer, Token};
use super::{Problem, Uses};

/// Deeper expressions are refused.
const MAX_DEPTH: usize = 100;

/// Is `text` an expression, and what does it refer to?
pub(in crate::asl) fn check(text: &str) -> Result<Uses<'_>, Problem> {
    let mut lexer = Lexer { text, at: 0 };
    let token = lexer.next(false)?;
    let mut parser = Parser { lexer, token, depth: 0, inside: 0, uses: Uses::default() };
    parser.expression(0)?;
    match parser.token.kind {
        Kind::End => Ok(parser.uses),
        _ => Err(parser.problem(parser.token, format!("Syntax error: \"{}\"", parser.token.span.of(text)))),
    }
}

struct Parser<'e> {
    lexer: Lexer<'e>,
    token: Token<'e>,
    depth: usize,
    /// Steps, predicates and functions around: within them `$` and names of fields refer to something.
    inside: usize,
    uses: Uses<'e>,
}

/// What stands on the left of an operator.
#[derive(Clone, Copy)]
enum Left<'e> {
    Variable(&'e str),
    /// The name of a field, not yet noted as used.
    Name(Token<'e>),
    /// A number, `true`, `false` or `null`.
    Literal(Token<'e>),
    Other,
}

type Parsed<T> = Result<T, Problem>;

/// How tightly an operator binds what stands on its left; 0 where it is none.
fn power(token: &Token<'_>) -> u8 {
    if token.kind != Kind::Sign {
        return 0;
    }
    match token.text {
        "." => 75,
        "[" | "(" | "@" | "#" => 80,
        "{" => 70,
        "*" | "/" | "%" => 60,
        "+" | "-" | "&" => 50,
        "=" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "^" | "~>" => 40,
        "and" => 30,
        "or" => 25,
        "?" => 20,
        ":=" => 10,
        // Newer than what AWS runs; here they are told apart from what is merely wrong.
        "?:" | "??" => 20,
        _ => 0,
    }
}

impl<'e> Parser<'e> {
    fn problem(&self, token: Token<'e>, message: String) -> Problem {
        Problem { span: token.span, message, hint: None }
    }

    /// The same token's end of text has its own message.
    fn unexpected(&self, message: impl FnOnce(&str) -> String) -> Problem {
        let text = self.token.span.of(self.lexer.text);
        let message = match self.token.kind {
            Kind::End => "Unexpected end of expression".to_owned(),
            _ => message(text),
        };
        self.problem(self.token, message)
    }

    /// Goes on to the next token, and gives the one before it.
    fn next(&mut self, behind_value: bool) -> Parsed<Token<'e>> {
        let next = self.lexer.next(behind_value)?;
        Ok(std::mem::replace(&mut self.token, next))
    }

    fn expect(&mut self, sign: &str, behind_value: bool) -> Parsed<()> {
        if !self.token.is(sign) {
            let message = |text: &str| format!("Expected \"{sign}\", got \"{text}\"");
            return Err(match self.token.kind {
                Kind::End => self.problem(self.token, format!("Expected \"{sign}\" before end of expression")),
                _ => self.unexpected(message),
            });
        }
        self.next(behind_value)?;
        Ok(())
    }

    fn expression(&mut self, least: u8) -> Parsed<Left<'e>> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.problem(self.token, format!("an expression nested more than {MAX_DEPTH} levels deep")));
        }
        let mut left = self.first()?;
        while least < power(&self.token) {
            left = self.operator(left)?;
        }
        if let Left::Name(token) = left {
            self.unrooted(token);
        }
        self.depth -= 1;
        Ok(left)
    }

    /// The same where `$` and names of fields refer to something.
    fn inside(&mut self, least: u8) -> Parsed<Left<'e>> {
        self.inside += 1;
        let left = self.expression(least);
        self.inside -= 1;
        left
    }

    fn unrooted(&mut self, token: Token<'e>) {
        if self.inside == 0 {
            self.uses.unrooted.push((token.span.of(self.lexer.text), token.span));
        }
    }

    fn first(&mut self) -> Parsed<Left<'e>> {
        let token = self.next(true)?;
        match token.kind {
            Kind::Value if !token.text.starts_with(['"', '\'']) => Ok(Left::Literal(token)),
            Kind::Value | Kind::Regex => Ok(Left::Other),
            Kind::Name => Ok(Left::Name(token)),
            Kind::Variable => {
                match token.text {
                    "" | "$" => self.unrooted(token),
                    name => self.uses.variables.push((name, token.span)),
                }
                Ok(Left::Variable(token.text))
            }
            Kind::End => Err(self.problem(token, "Unexpected end of expression".to_owned())),
            Kind::Sign => self.prefix(token),
        }
    }

    fn prefix(&mut self, token: Token<'e>) -> Parsed<Left<'e>> {
        match token.text {
            "and" | "or" | "in" => return Ok(Left::Name(token)),
            "*" | "**" => {}
            "%" if self.inside > 0 => {}
            "%" => {
                let message = "The object representing the 'parent' cannot be derived from this expression".to_owned();
                return Err(self.problem(token, message));
            }
            "-" => {
                self.expression(70)?;
            }
            "(" => {
                while !self.token.is(")") {
                    self.expression(0)?;
                    if !self.token.is(";") {
                        break;
                    }
                    self.next(false)?;
                }
                self.expect(")", true)?;
            }
            "[" => {
                self.list("]", |parser| {
                    parser.expression(0)?;
                    if parser.token.is("..") {
                        parser.next(false)?;
                        parser.expression(0)?;
                    }
                    Ok(())
                })?;
            }
            "{" => {
                self.pairs()?;
            }
            "|" => {
                self.inside(0)?;
                self.expect("|", false)?;
                self.inside(0)?;
                if self.token.is(",") {
                    self.next(false)?;
                    self.inside(0)?;
                }
                self.expect("|", false)?;
            }
            text => {
                let message = format!("The symbol \"{text}\" cannot be used as a unary operator");
                return Err(self.problem(token, message));
            }
        }
        Ok(Left::Other)
    }

    /// Items separated by commas, up to `close`.
    fn list(&mut self, close: &str, mut item: impl FnMut(&mut Self) -> Parsed<()>) -> Parsed<()> {
        if !self.token.is(close) {
            loop {
                item(self)?;
                if !self.token.is(",") {
                    break;
                }
                self.next(false)?;
            }
        }
        self.expect(close, true)
    }

    fn pairs(&mut self) -> Parsed<()> {
        self.list("}", |parser| {
            parser.expression(0)?;
            parser.expect(":", false)?;
            parser.expression(0).map(drop)
        })
    }

    fn operator(&mut self, left: Left<'e>) -> Parsed<Left<'e>> {
        let least = power(&self.token);
        let token = self.next(false)?;
        if let Left::Name(name) = left
            && !(token.is("(") && matches!(name.text, "function" | "λ"))
        {
            self.unrooted(name);
        }
        match token.text {
            "." => {
                if let (Left::Variable("states"), Kind::Name) = (left, self.token.kind) {
                    self.uses.states.push((self.token.text.trim_matches('`'), self.token.span));
                }
                for side in [left, self.inside(least)?] {
                    if let Left::Literal(literal) = side {
                        let value = literal.text;
                        let message =
                            format!("The literal value {value} cannot be used as a step within a path expression");
                        return Err(self.problem(literal, message));
                    }
                }
            }
            "(" => match left {
                Left::Name(name) if matches!(name.text, "function" | "λ") => self.function()?,
                _ => self.arguments()?,
            },
            "[" => {
                if self.token.is("]") {
                    self.next(false)?;
                } else {
                    self.inside(0)?;
                    self.expect("]", true)?;
                }
            }
            "{" => {
                self.inside += 1;
                let pairs = self.pairs();
                self.inside -= 1;
                pairs?;
            }
            "^" => {
                self.expect("(", false)?;
                self.inside += 1;
                let order = self.list(")", |parser| {
                    if parser.token.is("<") || parser.token.is(">") {
                        parser.next(false)?;
                    }
                    parser.expression(0).map(drop)
                });
                self.inside -= 1;
                order?;
            }
            "@" | "#" => {
                if self.token.kind != Kind::Variable {
                    let after = token.text;
                    return Err(self.unexpected(|_| format!("A variable has to stand behind {after}")));
                }
                self.uses.bound.push(self.token.text);
                self.next(true)?;
            }
            "?" => {
                self.expression(0)?;
                if self.token.is(":") {
                    self.next(false)?;
                    self.expression(0)?;
                }
            }
            ":=" => {
                let Left::Variable(name) = left else {
                    let message = "The left side of := must be a variable name (start with $)".to_owned();
                    return Err(self.problem(token, message));
                };
                self.uses.bound.push(name);
                self.expression(least - 1)?;
            }
            "?:" | "??" => {
                let mut problem = self.problem(token, format!("AWS's JSONata has no {}", token.text));
                problem.hint = Some("write it out: $exists($a) ? $a : $b");
                return Err(problem);
            }
            _ => {
                self.expression(least)?;
            }
        }
        Ok(Left::Other)
    }

    fn arguments(&mut self) -> Parsed<()> {
        self.list(")", |parser| {
            if parser.token.is("?") {
                return parser.next(true).map(drop);
            }
            parser.expression(0).map(drop)
        })
    }

    fn function(&mut self) -> Parsed<()> {
        self.list(")", |parser| {
            if parser.token.kind != Kind::Variable {
                let message =
                    |text: &str| format!("Parameter of function definition must be a variable name: \"{text}\"");
                return Err(parser.unexpected(message));
            }
            parser.uses.bound.push(parser.token.text);
            parser.next(true).map(drop)
        })?;
        // A signature, such as <n-n:n>.
        if self.token.is("<") {
            let mut depth = 0_usize;
            loop {
                if self.token.is("<") {
                    depth += 1;
                } else if self.token.is(">") {
                    depth -= 1;
                } else if self.token.kind == Kind::End {
                    return Err(self.unexpected(str::to_owned));
                }
                self.next(true)?;
                if depth == 0 {
                    break;
                }
            }
        }
        self.expect("{", false)?;
        self.inside(0)?;
        self.expect("}", false)
    }
}
