//! Every code that a diagnostic can have, in one table: the code, its severity, a title, and what to do.
//!
//! Codes are stable: once released, one is never given another meaning. `docs/errors.md` is tested to list them all.

use super::Severity;
use std::fmt;

macro_rules! catalogue {
    ($($name:ident = $code:literal, $severity:ident, $title:literal, $help:literal;)*) => {
        /// A stable code; see the [catalogue](self) for what each means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = concat!("`", $code, "`: ", $title, ".")] $name,)*
        }

        impl Code {
            /// All codes, in the order of the catalogue.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The code as users see it, such as `EB0012`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                // One text rather than a table of hundreds of pointers, which each wasm file would have.
                concat!($($code, "\n",)*).split('\n').nth(self as usize).unwrap_or_default()
            }

            /// How bad it is.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// What it is, in a few words.
            #[must_use]
            pub const fn title(self) -> &'static str {
                match self { $(Self::$name => $title,)* }
            }

            /// What it means and what to do about it.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$name => $help,)* }
            }
        }
    };
}

catalogue! {
    // JSON: what any document can have.
    JsonEmpty = "JSON0001", Error, "no JSON here", "The text is empty or holds only white space. Paste a JSON document.";
    JsonEnd = "JSON0002", Error, "the text ends too early", "A bracket, a string or a value is not finished. The places of the open brackets are given; close them, or look for where the text was cut off.";
    JsonUnexpected = "JSON0003", Error, "a character that JSON does not allow here", "The message says what could stand here instead.";
    JsonMissingComma = "JSON0004", Error, "a comma is missing", "Members and elements are separated by commas.";
    JsonTrailingComma = "JSON0005", Error, "a comma too many", "No comma may stand before a closing bracket, and no two in a row.";
    JsonQuotes = "JSON0006", Error, "quotes that are not JSON's", "Strings and names stand in straight double quotes. Word processors and web pages like to make curly ones of them.";
    JsonBareWord = "JSON0007", Error, "a word without quotes", "Names and strings need double quotes; the only bare words are true, false and null.";
    JsonMissingColon = "JSON0008", Error, "a colon is missing", "A colon stands between a name and its value.";
    JsonMissingValue = "JSON0009", Error, "a value is missing", "A value has to stand here: a string, a number, an object, an array, true, false or null.";
    JsonBracket = "JSON0010", Error, "a closing bracket that does not fit", "Curly brackets close objects, square ones arrays, and each exactly once.";
    JsonNumber = "JSON0011", Error, "a number that JSON cannot spell", "No leading zeros, no plus sign, no hexadecimal, and a digit on both sides of the decimal point.";
    JsonEscape = "JSON0012", Error, "an escape that JSON does not know", "A backslash is followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits. Write a lone backslash as two.";
    JsonControl = "JSON0013", Error, "a raw control character in a string", "Line ends, tabs and other control characters are written as escapes within strings, such as \\n.";
    JsonComment = "JSON0014", Error, "a comment", "JSON has no comments. Take it out.";
    JsonByteOrderMark = "JSON0015", Error, "a byte order mark", "AWS refuses a byte order mark before JSON. Save the file as UTF-8 without it.";
    JsonTrailing = "JSON0016", Error, "text behind the end", "The document ended before this.";
    JsonTooDeep = "JSON0017", Error, "nested too deeply", "Arrays and objects may be nested only so deep; the limit keeps a hostile document from stopping the engine.";
    JsonTooLarge = "JSON0018", Error, "too large", "The text is larger than the limit of this call.";
    JsonEncoding = "JSON0019", Error, "not UTF-8", "The bytes are not UTF-8 text. Convert the file, or look for a binary one.";

    // Descriptions with known fields: topics, delivery policies.
    FieldUnknown = "IN0001", Error, "an unknown field", "Fields that nobody reads are refused, so that a slip of the pen does not go unnoticed.";
    FieldMissing = "IN0002", Error, "a field is missing", "The description cannot be used without this field.";
    FieldType = "IN0003", Error, "a value of the wrong kind", "The message says what the field holds.";
    FieldRepeated = "IN0004", Error, "the same field twice", "Only one of them can count. Take one out.";
    FieldValue = "IN0005", Error, "a word that means nothing here", "The field takes one of a few words; the hint lists them.";
    TooMuchToPlay = "IN0006", Error, "too much to play through", "The number of messages times the number of subscriptions is limited, so that every answer comes in time.";

    // Rules of users for secrets: `gitleaks.toml`, `regex.json`, git-secrets, Macie's custom identifiers.
    TomlSyntax = "TOML0001", Error, "not TOML", "The message says what was expected here. Expressions stand best between three single quotes.";
    RegexFeature = "SR0001", Error, "an expression that asks for more than linear time, or more than ASCII", "Look-around, back references, recursion and classes of Unicode are not supported: what a rule costs must not depend on the text that it is tried on. Write it without them.";
    RegexSyntax = "SR0002", Error, "not a regular expression", "The message says what is wrong, and where.";
    RegexSize = "SR0003", Error, "an expression that is too large", "Counted repeats unfold: (a{100}){100} is ten thousand states. Lower the counts, or leave the upper ones away.";
    RuleEmpty = "SR0004", Error, "a rule without an expression", "A rule has an expression, or a path, or both.";
    RuleName = "SR0005", Error, "a rule without a name", "Findings, exceptions and baselines know a rule by its name.";
    RuleRepeated = "SR0006", Error, "two rules of the same name", "Findings, exceptions and baselines know a rule by its name. Give one of them another.";
    RuleGroup = "SR0007", Error, "a group that the expression does not have", "Groups count from 1, by their opening brackets; (?:…) is none.";
    AllowlistEmpty = "SR0008", Error, "an allowlist that checks nothing", "It has at least one of commits, paths, regexes and stopwords.";
    RuleLimit = "SR0009", Error, "over a limit of Macie's", "Amazon Macie refuses such a custom data identifier.";
    RulesTooMany = "SR0010", Error, "too many rules", "The rules have more words to look for than one automaton holds, or there are more than 5,000.";
    ExtendMissing = "SR0011", Error, "a file of rules that is not here", "Nothing is read from disk or network. Pass the texts of other files in gitleaksFiles, by the names that extend.path gives them.";
    RulesNone = "SR0012", Error, "no rules here", "The text is a gitleaks.toml, a regex.json, or patterns of git-secrets, one a line.";
    MacieRegex = "SR0013", Error, "an expression that Macie does not compile", "Amazon Macie takes a part of PCRE: no capturing groups, no repeats of hundreds, no row of wildcards, and nothing that matches an empty text.";
    RegexNoAnchor = "SR0101", Warning, "nothing to look for first", "Every match of a cheap rule contains one of a few words. Without them, and without keywords, the expression is tried on every byte of every text.";
    RegexUnbounded = "SR0102", Hint, "a repeat without an upper bound", "A match can be as long as the text, so the expression is tried on all of it rather than around its words. Give the repeat a bound, such as {0,40}.";
    RegexBacktracks = "SR0103", Warning, "an expression that stalls other engines", "In an engine that backtracks, such as JavaScript's, this expression takes more steps than the text has letters squared. Here it does not; where else the rule runs, one line can stop a scan.";
    RuleIgnored = "SR0104", Warning, "a part of a rule that does nothing here", "The message says which.";
    RegexEmpty = "SR0105", Warning, "an expression that matches nothing at all", "It matches the empty text, so it matches everywhere. Such matches are left out.";
    RegexLarge = "SR0106", Hint, "an expression of many states", "Large counted repeats cost memory, and time where many of their states are alive at once.";
    RegexSlowStart = "SR0107", Hint, "an expression that begins with a wildcard", "What stands before the first word is looked at again for each of them. Begin with the word, or with a short bound.";

    // YAML: what a definition or template in YAML can have besides.
    YamlSyntax = "YAML0001", Error, "not YAML", "The message says what was expected here. Names end with a colon and a blank, and what belongs together is indented alike.";
    YamlTab = "YAML0002", Error, "a tab in the indentation", "YAML is indented with spaces only. Editors can turn the tabs into spaces.";
    YamlEmpty = "YAML0003", Error, "no document here", "The text holds only comments or white space.";
    YamlDocuments = "YAML0004", Error, "more than one document", "Only one document can be read; --- begins another.";
    YamlAlias = "YAML0005", Error, "an alias without an anchor", "*name stands for the value that &name marks, which comes before it.";
    YamlCycle = "YAML0006", Error, "a value that contains itself", "An alias stands within the value that its anchor marks. JSON has no such thing.";
    YamlCopies = "YAML0007", Error, "aliases that copy too much", "Aliases of aliases multiply. The limit keeps a small hostile document from becoming a huge one.";
    YamlKey = "YAML0008", Error, "a name that is not text", "JSON has only text for names.";
    YamlNumber = "YAML0009", Error, "a number that JSON cannot spell", "JSON has neither infinity nor not-a-number.";
    YamlOlder = "YAML0101", Hint, "a value that YAML 1.1 reads otherwise", "Tools of YAML 1.1 take yes, no, on and off for booleans, 010 for eight, 12:30 for a number and 2020-01-31 for a date. Put quotes around text, so that all agree.";
    YamlMerge = "YAML0102", Warning, "a merge key", "YAML 1.2 has no merge keys, and AWS does not know them. << is the name of a field here.";

    // The grammar of rules, which EventBridge and SNS share. Each message is the reference's own.
    NotAnObject = "EB0001", Error, "not an object", "A pattern is one JSON object: {\"source\": [\"aws.ec2\"]}.";
    EmptyObject = "EB0002", Error, "an empty object", "An object in a pattern names at least one field. To accept any value use [{\"exists\": true}].";
    NotObjectOrArray = "EB0003", Error, "a value that is not in an array", "What a field is compared with always stands in an array, even if it is one value: [\"running\"].";
    EmptyArray = "EB0004", Error, "an empty array", "An array in a pattern lists at least one alternative. To match a field that is not there use [{\"exists\": false}].";
    BadAlternative = "EB0005", Error, "an alternative of the wrong kind", "The alternatives in an array are strings, numbers, true, false, null, or an object with one operator. An array inside an array is not one of them.";
    UnknownOperator = "EB0006", Error, "an unknown operator", "An object in an array of alternatives holds exactly one operator; its name is case-sensitive. If it was meant as a nested field, take the array around it away.";
    NoOperator = "EB0007", Error, "no operator", "An object in an array of alternatives holds exactly one operator, such as {\"prefix\": \"eu-\"}.";
    SeveralOperators = "EB0008", Error, "more than one operator", "An object in an array of alternatives holds exactly one operator. Separate objects are alternatives (OR); there is no AND on one field.";
    NotAString = "EB0009", Error, "an operand that is not a string", "This operator compares with a string.";
    UnsupportedNesting = "EB0010", Error, "an operator that cannot stand inside this one", "prefix and suffix take equals-ignore-case inside; anything-but takes prefix, suffix, equals-ignore-case and wildcard.";
    WildcardRun = "EB0011", Error, "two wildcards in a row", "One * already stands for any run of characters. Write a literal star as \\*, in JSON \\\\*.";
    WildcardEscape = "EB0012", Error, "a backslash that escapes nothing", "In a wildcard a backslash stands only before * or another backslash. Write a literal backslash as \\\\, in JSON four of them.";
    AnythingButMixed = "EB0013", Error, "a list of mixed or no values", "The list of an anything-but is not empty and holds only strings or only numbers.";
    AnythingButValue = "EB0014", Error, "a value that anything-but cannot take", "anything-but takes a string, a number, a list of either, or one of prefix, suffix, equals-ignore-case and wildcard.";
    NotComparable = "EB0015", Error, "a number that cannot be compared", "Numbers are compared as 64-bit floating point. This one has more digits than that holds, or is too large; shorten it, or compare it as a plain value.";
    NumericShape = "EB0016", Error, "not a numeric expression", "numeric takes [\"=\", n], one comparison [\"<\" or \"<=\" or \">\" or \">=\", n], or a range [\">\" or \">=\", low, \"<\" or \"<=\", high].";
    NumericOperator = "EB0017", Error, "an unknown comparison", "The comparisons are =, <, <=, > and >=. A range begins with > or >= and ends with < or <=.";
    NumericValue = "EB0018", Error, "not a number", "Behind a comparison stands a number, without quotes.";
    NumericRange = "EB0019", Error, "a range that holds nothing", "The lower bound of a range is smaller than the upper one.";
    NumericTooMany = "EB0020", Error, "too many elements", "numeric takes one comparison or one range.";
    ExistsValue = "EB0021", Error, "exists takes true or false", "Write {\"exists\": true} or {\"exists\": false}.";
    CidrShape = "EB0022", Error, "not a CIDR block", "A CIDR block is an address, a slash and the number of fixed bits: 10.0.0.0/24.";
    CidrAddress = "EB0023", Error, "not an IP address", "An IPv4 address has four numbers up to 255, an IPv6 address groups of hexadecimal digits between colons.";
    CidrMask = "EB0024", Error, "a mask that is too long", "IPv4 masks go to /31 and IPv6 masks to /127. For a single address write it as a plain string, without a mask.";
    OrNotArray = "EB0025", Error, "$or without an array", "$or takes an array of at least two objects.";
    OrNotObjects = "EB0026", Error, "an $or branch that is not an object", "Each branch of an $or is an object with fields, like a small pattern.";
    OrTooFew = "EB0027", Error, "an $or with one branch", "$or takes at least two branches. One alone needs no $or.";
    OrReserved = "EB0028", Error, "an operator where $or wants a field", "A branch of an $or holds fields. Put the field's name around the operator: {\"field\": [{\"prefix\": \"x\"}]}.";
    TooManyFields = "EB0029", Error, "more than 256 fields", "One rule compares at most 256 fields. Split it.";
    TooComplex = "EB0030", Error, "too many combinations", "The $or of this pattern multiply to more combinations than can be compiled. Split the pattern.";
    EmptyAffix = "EB0031", Error, "an empty prefix or suffix", "Every string begins and ends with nothing, so anything-but an empty prefix or suffix could never match.";

    // Lints of a valid pattern.
    Overwritten = "EB0101", Warning, "a field that is overwritten", "When a pattern names the same field twice, only the last one counts, without a word from AWS. Join the alternatives in one array.";
    DottedAlias = "EB0102", Hint, "a dotted name", "A name with a dot is the same as nested objects: \"a.b\" and {\"a\": {\"b\": …}} are one field, in patterns and in events.";
    ExistsOrder = "EB0103", Warning, "exists: false that depends on the order of names", "Within an array of objects, exists: false holds only where no element chosen by the fields sorted before it has the field. Sorted first, it looks at all elements.";
    ExistsNotLeaf = "EB0104", Warning, "exists on a field that holds an object", "exists looks only at leaves: for a field that holds an object or an empty array, exists: true is never true and exists: false always. Ask for a field inside it.";
    AnythingButArrays = "EB0105", Hint, "anything-but on an array", "When the field of the event is an array, one element that is not listed is enough. It does not mean \"none of the elements\".";
    LooksLikeOperator = "EB0106", Warning, "a literal that looks like an operator", "A string in an array of alternatives is compared as it stands. Operators are objects: {\"exists\": true}.";
    LooksLikeAddress = "EB0107", Hint, "a literal that is an IP address", "A plain string that is an IP address is compared as an address: other spellings of the same address match too.";
    LooksLikeNumber = "EB0108", Hint, "a number in quotes", "\"5\" matches only the string \"5\", never the number 5, and the other way round.";
    LiteralNotComparable = "EB0109", Warning, "a number that is compared as text", "This number has more digits than 64-bit floating point holds, or is too large, so it matches only the very same spelling.";
    OverQuota = "EB0110", Warning, "over the size quota", "EventBridge accepts 2,048 characters in a pattern by default; the quota can be raised.";
    OverMaximum = "EB0111", Warning, "over the largest size", "The API of EventBridge refuses patterns over 4,096 characters.";
    WildcardComplexity = "EB0112", Warning, "many wildcards", "EventBridge refuses rules whose wildcards can overlap in too many ways, with an unpublished limit.";
    UnknownField = "EB0113", Warning, "a field that AWS events do not have", "At the top level AWS events have version, id, detail-type, source, account, time, region, resources and detail, and nothing else.";
    LegacyOr = "EB0114", Warning, "$or that is no operator", "AWS accepts this pattern, but reads $or as the name of a field, because it is not an array of at least two objects with fields.";
    AlwaysTrue = "EB0115", Warning, "alternatives that accept everything", "The alternatives together accept every event, so this condition does nothing.";
    TrailingText = "EB0116", Warning, "text behind the pattern", "Everything behind the closing bracket of the pattern is ignored.";
    NumberRange = "EB0117", Hint, "a number outside the documented range", "AWS documents numeric matching from -5.0e9 to 5.0e9 with 15 digits. Its matcher takes all 64-bit floating point numbers, but the hosted service may not yet.";
    EmptyAffixLiteral = "EB0118", Hint, "a prefix or suffix that accepts every string", "Every string begins and ends with nothing. To ask for any value, {\"exists\": true} says it better.";
    NeverMatches = "EB0119", Warning, "alternatives that accept nothing", "No value can satisfy this.";
    Repeated = "EB0120", Hint, "the same alternative twice", "One of them can go.";
    Undocumented = "EB0121", Hint, "an operator that AWS does not document", "The matcher takes it, but the documentation does not name it, so it may go.";

    // Events.
    EventNotObject = "EB0201", Error, "the event is not an object", "An event is one JSON object.";
    TooMuchWork = "EB0202", Error, "too many combinations of array elements", "This event and this pattern together need more comparisons than the limit allows.";

    NothingToCompare = "EB0203", Error, "an event without values", "A pattern compares strings, numbers, true, false and null; this event has none of them.";

    // Input transformers.
    TransformerPath = "EB0301", Error, "not a path of an input transformer", "The values of InputPathsMap are simple paths such as $.detail.state or $.resources[0].";
    TransformerVariable = "EB0302", Error, "not a name of a variable", "The names of variables are 1 to 256 letters, digits, _ or -; those that begin with AWS. are reserved.";
    TransformerCount = "EB0303", Error, "too many variables", "InputPathsMap holds at most 100 variables.";
    TransformerTemplate = "EB0304", Error, "not a template", "The template is text with <variables>, or JSON with <variables> in place of values.";
    TransformerUnknown = "EB0305", Error, "a variable that is not defined", "Every <variable> of the template is a name of InputPathsMap or one of the reserved ones.";
    TransformerUnused = "EB0306", Hint, "a variable that is not used", "No <variable> in the template has this name.";
    TransformerSize = "EB0307", Error, "too large", "An input template holds at most 8,192 characters, a path at most 256.";
    TransformerQuotes = "EB0308", Warning, "a variable inside quotes", "Within quotes a variable is inserted as text; a value that holds quotes or is an object makes the result something other than JSON.";
    TransformerText = "EB0309", Warning, "a template without quotes", "AWS takes JSON, or text in double quotes. Its documentation shows text without quotes too, but the service was seen to refuse it.";
    TransformerBrackets = "EB0310", Warning, "angle brackets that are no variable", "Between < and > stands the name of a variable. AWS documents that the brackets cannot be escaped.";
    TransformerCharacter = "EB0311", Warning, "a character that paths may not have", "AWS lists letters, digits, dashes, underscores and slashes for the names of a path.";
    TransformerMissing = "EB0312", Hint, "nothing at the path", "The event has no value there, so the variable is empty: nothing within quotes, an empty string as a value.";

    // SNS filter policies.
    PolicyScope = "SNS0001", Error, "an unknown scope", "A filter policy looks at MessageAttributes or at MessageBody.";
    PolicyKeys = "SNS0002", Error, "more than 5 keys", "A filter policy names at most 5 fields at its top level. Join conditions in one subscription's code, or make two subscriptions of it.";
    PolicyCombinations = "SNS0003", Error, "more than 150 combinations", "The numbers of values of all fields, each multiplied by how deep the field is nested, may multiply to 150; the branches of $or are added up. Use fewer values, or an operator such as prefix.";
    PolicySize = "SNS0004", Error, "a policy over 256 KB", "A filter policy has at most 262,144 bytes.";
    PolicyNested = "SNS0005", Error, "a nested field in a policy on attributes", "Message attributes have no fields inside. Choose the scope MessageBody, or name the attribute itself.";

    // Message attributes: what Publish refuses.
    AttributesShape = "SNS0011", Error, "not a map of attributes", "Message attributes are an object of name and value: {\"price\": {\"Type\": \"Number\", \"Value\": \"5\"}}.";
    AttributeNoType = "SNS0012", Error, "an attribute without a type", "Every attribute has a Type, as delivered, or DataType, as published: String, String.Array, Number or Binary.";
    AttributeType = "SNS0013", Error, "an unknown type of attribute", "The type is String, String.Array, Number or Binary, or one of these with a suffix of your own.";
    AttributeNoValue = "SNS0014", Error, "an attribute without its value", "Every attribute has a Value, as delivered, or StringValue or BinaryValue, as published.";
    AttributeNotText = "SNS0015", Error, "a value that is not a string", "The value of an attribute is always a string, whatever its type: {\"Type\": \"Number\", \"Value\": \"5\"}.";
    AttributeEmpty = "SNS0016", Error, "an empty value", "The value of an attribute must not be empty. Leave the attribute out.";
    AttributeNumber = "SNS0017", Error, "a Number that is none", "The value of a Number attribute is a decimal number: 5, -1.5 or 1e3.";
    AttributeBinary = "SNS0018", Error, "a Binary that is not base64", "In JSON the value of a Binary attribute is written in base64.";
    AttributeName = "SNS0019", Error, "not a name of an attribute", "Names have 1 to 256 letters, digits, hyphens, underscores and dots, no dot at an end or beside another, and do not begin with AWS. or Amazon.";
    AttributeRepeated = "SNS0020", Warning, "the same attribute twice", "A message has each attribute once; the last one counts here.";

    // Lints of a filter policy.
    PolicyNumberDigits = "SNS0101", Warning, "more than five digits after the point", "SNS documents five digits after the decimal point; what it does with more is not known.";
    PolicyNumberRange = "SNS0102", Warning, "a number outside the documented range", "SNS documents numbers from -1,000,000,000 to 1,000,000,000; what it does outside is not known.";
    PolicyOnlyAbsence = "SNS0103", Hint, "exists: false never holds without attributes", "SNS matches no policy on attributes against a message that has none at all, not even exists: false.";
    PolicyConsistency = "SNS0104", Hint, "fields that may lie in an array", "Where their parent is an array of objects, the fields must be satisfied by the same element, as in EventBridge. AWS does not say so for SNS; emulators differ.";
    PolicyOrKeys = "SNS0105", Hint, "more than 5 fields with those in $or", "SNS counts $or as one of the 5 keys in the emulators that recorded it; AWS does not say whether the fields inside count too.";
    PolicyName = "SNS0106", Warning, "a name that no attribute can have", "Publish refuses attributes of this name, so the field is always absent.";
    PolicyOnlyArrays = "SNS0107", Hint, "a value that only a String.Array can have", "true, false and null are values only within an attribute of type String.Array; String and Number attributes never have them.";
    PolicyHostBits = "SNS0108", Hint, "an address with bits behind its mask", "The engine sets them to 0, so the whole block matches; AWS does not document it, and emulators refuse such a block. Write its first address.";

    // What a message does to a policy.
    MessageNoAttributes = "SNS0121", Warning, "a message without attributes", "A policy on attributes never matches a message that has none at all, not even with exists: false.";
    MessageBodyShape = "SNS0122", Warning, "a body that is not a JSON object", "A policy on the body never matches a message whose body is not a JSON object. It is published all the same.";
    MessageArray = "SNS0123", Warning, "a String.Array that is not an array", "The value of a String.Array attribute is a JSON array of strings, numbers, true, false and null, with double quotes. SNS filters a message out otherwise.";
    MessageArrayNested = "SNS0124", Warning, "an element that does not count", "Only strings, numbers, true, false and null count in a String.Array. SNS does not document what an array or object in it does.";
    MessageCustomType = "SNS0125", Warning, "a type that filter policies do not see", "Filter policies compare attributes of the types String, String.Array and Number, without a suffix of your own. Binary is never compared.";
    MessageTypeTrap = "SNS0126", Warning, "the right value in the wrong type", "Strings and numbers are never equal. Change the type of the attribute, or the value in the policy.";
    MessageLooksLikeArray = "SNS0127", Warning, "an array in a String attribute", "The text of a String attribute is one value as it stands. Make its type String.Array to compare the elements.";
    MessageUndecided = "SNS0128", Hint, "an answer that AWS does not document", "AWS's documentation and recordings do not settle this case; the answer is that of the engine which SNS is known to run.";
    MessageUnknown = "SNS0129", Error, "no SNS message in this text", "Paste an SNS notification, the SQS or Lambda event that it came in, or the input of Publish.";

    // Topics played message by message.
    TopicRefused = "SNS0301", Error, "a topic that AWS refuses", "CreateTopic answers with this error.";
    SubscriptionRefused = "SNS0302", Error, "a subscription that AWS refuses", "Subscribe answers with this error.";
    TopicTime = "SNS0303", Error, "time that goes backwards", "Messages are published in the order of the list, so none can be earlier than the one before it.";
    SubscriptionName = "SNS0304", Error, "a name that cannot be used", "Deliveries are listed by the names of subscriptions, so each has one of its own.";
    TopicInterval = "SNS0305", Error, "not an interval", "An interval is two numbers [from, to] in seconds: from is within, to is not.";
    TopicBatch = "SNS0306", Error, "a batch in pieces", "The entries of a batch are published at once: they stand one after the other and have the same time.";
    TopicWindowEdge = "SNS0307", Hint, "a repeat after exactly five minutes", "AWS documents an interval of 5 minutes, but not whether its last instant belongs to it. Here it does not.";
    TopicFifoIgnored = "SNS0308", Warning, "a setting that a standard topic does not have", "Only FIFO topics deduplicate. Set fifo to true, or take the setting out.";
    TopicDuplicateDiffers = "SNS0309", Warning, "a duplicate that is another message", "Deduplication looks only at the deduplication ID, and a computed one only at the body: not at attributes, and not at who would receive the message. Give messages that differ IDs that differ.";

    // Delivery policies.
    DeliveryRange = "SNS0401", Error, "a number outside AWS's limits", "minDelayTarget is 1 to maxDelayTarget, maxDelayTarget to 3,600 seconds, numRetries 0 to 100, the other counts from 0, maxReceivesPerSecond from 1; all are whole.";
    DeliveryCounts = "SNS0402", Error, "more retries in the phases than in all", "numRetries counts all retries: numNoDelayRetries, numMinDelayRetries and numMaxDelayRetries are part of it, and what is left is the backoff phase.";
    DeliveryTotal = "SNS0403", Error, "retries that take more than an hour", "For HTTP and HTTPS all delays of a policy together may take 3,600 seconds.";
    DeliveryIgnored = "SNS0404", Warning, "a policy that has no effect", "The message says what takes its place.";
    DeliveryOldMember = "SNS0405", Hint, "a member without effect", "SNS shows this member in the effective policy, but does nothing with it.";
    DeliveryContentType = "SNS0406", Warning, "a content type that AWS does not list", "AWS documents a few types of text, JSON and XML. Parameters may follow behind a semicolon.";

    // The States Language: paths.
    PathRoot = "ASL0001", Error, "a path that does not begin with $", "A path begins with $ for the input, $$ for the Context Object, or $name for a variable.";
    PathEnd = "ASL0002", Error, "a path that ends too early", "A bracket, a quote or a filter is not closed, or a name is missing behind the last dot.";
    PathCharacter = "ASL0003", Error, "a character that cannot stand here in a path", "Names with blanks, quotes or brackets are written in brackets: $['my name'].";
    PathBrackets = "ASL0004", Error, "brackets that select nothing", "Brackets hold 'names', numbers, a slice such as 1:3, a * or a filter ?(…).";
    PathIndex = "ASL0005", Error, "an index that is too large", "Indices are 32-bit whole numbers.";
    PathFilter = "ASL0006", Error, "a filter that cannot be read", "A filter is [?( … )], with comparisons of @ paths, $ paths and literals, joined by && and ||, negated by !.";
    PathFunction = "ASL0007", Error, "a function in a path", "Functions such as .length() are reported not to work on Step Functions. Use an intrinsic function such as States.ArrayLength($.list).";
    PathLimit = "ASL0008", Error, "a path that is too long or nested too deeply", "The limits keep a hostile path from stopping the engine.";
    PathRegex = "ASL0009", Error, "a regular expression that cannot be read", "The expression stands between slashes, and i, m, s and x may follow. Look-around and back references are not supported.";
    PathReference = "ASL0010", Error, "not a Reference Path", "This field names a single place: only names and non-negative indices, no *, .., slices, unions or filters. A special character in a name is escaped by a backslash.";

    // Intrinsic functions.
    IntrinsicShape = "ASL0021", Error, "not a call of a function", "An intrinsic function is its name and, at once, its arguments in parentheses: States.Format('Hello, {}', $.name).";
    IntrinsicUnknown = "ASL0022", Error, "an unknown function", "Names are case-sensitive and begin with States.";
    IntrinsicEnd = "ASL0023", Error, "a call that ends too early", "A parenthesis or a quote is not closed.";
    IntrinsicArgument = "ASL0024", Error, "not an argument", "Arguments are 'strings' in single quotes, numbers, true, false, null, paths, and calls, separated by commas.";
    IntrinsicEscape = "ASL0025", Error, "a backslash that escapes nothing", "Within a string a backslash stands only before ', {, } or another backslash; in JSON text each backslash is written twice.";
    IntrinsicNesting = "ASL0026", Error, "more than 10 nested functions", "At most 10 intrinsic functions may be nested in one field.";
    IntrinsicTrailing = "ASL0027", Error, "text behind the call", "Nothing may follow the closing parenthesis, not even a blank.";

    // Documents.
    NumberTooLarge = "ASL0041", Error, "a number that is too large", "Numbers are 64-bit floating point at most.";

    // Definitions of state machines. AWS's own code for each is in asl::validate::aws_code.
    AslObject = "ASL0101", Error, "not an object", "A definition is an object with StartAt and States.";
    AslMissing = "ASL0102", Error, "a field is missing", "The message names it. Some fields stand for each other, such as Next and End: one of them has to be there.";
    AslUnknown = "ASL0103", Error, "a field that cannot stand here", "Step Functions refuses fields that it does not know, or knows only in another type of state. Notes go into Comment.";
    AslKind = "ASL0104", Error, "a value of the wrong kind", "The message says what the field holds.";
    AslWord = "ASL0105", Error, "a word that means nothing here", "The field takes one of a few words, in exactly this spelling.";
    AslRange = "ASL0106", Error, "a number out of range", "The message says what is in range.";
    AslEmpty = "ASL0107", Error, "empty", "This needs at least one element, or one character.";
    AslExclusive = "ASL0108", Error, "fields that exclude each other", "Only one of them can count. Take the others out.";
    AslLanguage = "ASL0109", Error, "a field of the other query language", "JSONPath and JSONata states have different fields. QueryLanguage says which a state is, or else that of the whole machine.";
    AslTarget = "ASL0110", Error, "a transition to a state that is not there", "Next, Default and StartAt name a state of the same States object. Nothing leads into a branch or out of it.";
    AslUnreachable = "ASL0111", Error, "a state that nothing leads to", "AWS refuses definitions with such states, although they would run.";
    AslNoEnd = "ASL0112", Error, "no state to end with", "At least one state has End, or is a Succeed or a Fail state.";
    AslDuplicateState = "ASL0113", Error, "a second state of the same name", "Names of states occur once in the whole definition, branches and processors included.";
    AslName = "ASL0114", Error, "a name that is too long or empty", "Names of states have 1 to 80 characters, labels of Map states 1 to 40.";
    AslRepeated = "ASL0115", Warning, "the same field twice", "Only the last one counts. Take one out.";
    AslTooLarge = "ASL0116", Error, "more than 1 MB", "Step Functions takes definitions up to 1 MB.";
    AslTimestamp = "ASL0117", Error, "not a timestamp", "Timestamps are RFC 3339 with a capital T, and a capital Z or an offset: 2024-08-18T17:33:00Z.";
    AslResource = "ASL0118", Error, "not an ARN", "A Resource is an ARN. What a deployment puts in place of ${…} is not checked.";
    AslTemplate = "ASL0119", Error, "not a Payload Template", "In a name that ends in .$ the value is a string: a path or a call of an intrinsic function. The name without .$ cannot stand beside it.";
    AslStatesAll = "ASL0120", Error, "States.ALL is not alone or not last", "States.ALL stands for all errors, so it is alone in its ErrorEquals, in the last element of the list.";
    AslHeartbeat = "ASL0121", Error, "a heartbeat that is not shorter than the timeout", "HeartbeatSeconds is smaller than TimeoutSeconds.";
    AslVariable = "ASL0122", Error, "not a name of a variable", "Names of variables have 1 to 80 letters, digits and _, and do not begin with a digit. states is AWS's own.";
    AslScope = "ASL0123", Error, "a variable of an outer machine is assigned", "A branch or a processor can read the variables of the machines around it, but not assign them.";
    AslExpression = "ASL0124", Error, "not a JSONata expression", "The message is JSONata's. An expression is a whole string, from {% to %}.";
    AslUnrooted = "ASL0125", Error, "a name that refers to nothing here", "In Step Functions all of JSONata's input is in $states: $states.input, $states.context, in Output and Assign $states.result, in catchers $states.errorOutput. $, $$ and bare names work only within a path or a predicate.";

    // Lints of a valid definition.
    AslNoDollar = "ASL0201", Warning, "a path that stays text", "Only names that end in .$ are replaced by what a path finds.";
    AslNoPath = "ASL0202", Warning, "a path in a field that takes text", "The field whose name ends in Path takes a path.";
    AslStaticResult = "ASL0203", Warning, "a path in the Result of a Pass state", "Result is given as it stands, .$ and paths included. Parameters replaces them.";
    AslIsland = "ASL0204", Warning, "a state that cannot be reached", "Only states that cannot be reached themselves lead to it.";
    AslUncatchable = "ASL0205", Warning, "an error that cannot be caught", "States.Runtime and States.DataLimitExceeded end an execution, whatever Retry and Catch name: not even States.ALL catches them.";
    AslErrorName = "ASL0206", Warning, "a States. error that AWS does not have", "Names that begin with States. are AWS's own. Names are case-sensitive.";
    AslUndefined = "ASL0207", Warning, "a variable that is not known", "No state of this machine or of one around it assigns it.";
    AslLooksLikeExpression = "ASL0208", Warning, "a string that looks like an expression", "Only in JSONata states, and only where the whole string goes from {% to %}, it is computed.";
    AslPattern = "ASL0209", Warning, "a backslash that escapes nothing", "In StringMatches a backslash stands before * or another backslash.";
    AslDistributed = "ASL0210", Hint, "a field of distributed mode", "This field only works where the ProcessorConfig of the ItemProcessor has the Mode DISTRIBUTED.";
    AslSample = "ASL0212", Warning, "a path that leads nowhere in the sample input", "The state would fail on this input, unless the path stands in a test that is not reached.";
    AslOldName = "ASL0211", Hint, "an old name", "It still works.";
    // What goes wrong while a state runs.
    PathNothing = "ASL0051", Error, "a path that finds nothing", "A path that names one place fails the state where there is nothing; AWS calls the error States.Runtime. Guard it with a Choice on IsPresent, or use a path that answers a list, such as $.list[*].";
    PathNull = "ASL0052", Error, "a path on null", "No path can be applied to null, not even $.";
    VariableUnknown = "ASL0053", Error, "a variable that nobody assigned", "A variable has a value from the state after the one whose Assign names it.";
    IntrinsicFailed = "ASL0054", Error, "an intrinsic function that fails", "The message says which argument is wrong and why.";
    ResultPathFailed = "ASL0055", Error, "a ResultPath that cannot be applied", "ResultPath makes objects where nothing is, but never goes through what is no object, and never past the end of an array.";
    NoChoiceMatched = "ASL0056", Error, "no rule matched, and there is no Default", "Give the Choice state a Default, or a rule for this input.";
    ChoicePath = "ASL0057", Error, "a Choice that looks at nothing", "A comparison needs a value. Test it with IsPresent first: And stops at the first condition that does not hold.";
    WaitTime = "ASL0058", Error, "not a time to wait", "Seconds is a whole number from 0 to 99,999,999, a timestamp is RFC 3339 with an upper-case T and Z or an offset.";
    TaskFailed = "ASL0059", Error, "the work of the state failed", "The error and its cause are those that the task gave.";
    StateWork = "ASL0060", Error, "too much work", "The limit keeps filters within filters and hostile documents from stopping the engine.";
    ValueDepth = "ASL0061", Error, "a value that is nested too deeply", "Values nest at most 512 levels deep.";
    PayloadSize = "ASL0062", Error, "a payload over 256 KiB", "The data that a state takes and gives has at most 262,144 bytes as JSON.";
    FailPath = "ASL0063", Error, "an error or cause that is not text", "ErrorPath and CausePath lead to strings.";

    // A lone state.
    StateShape = "ASL0071", Error, "not a state that can be run", "The message says which field is wrong.";
    StateLanguage = "ASL0072", Error, "a state in another query language", "This build evaluates JSONPath only. In Rust, switch on the feature jsonata.";
    CatchTerminal = "ASL0073", Warning, "a Catcher that looks as if it applied", "States.Runtime and States.DataLimitExceeded end the execution. AWS shows them to no Retrier and no Catcher, not even to States.ALL or to one that names them.";

    // JSONata.
    JsonataSyntax = "ASL0081", Error, "not a JSONata expression", "The message is JSONata's. Step Functions has JSONata 2.0, which does not know ?? and ?:.";
    JsonataFailed = "ASL0082", Error, "a JSONata expression that fails", "The message is JSONata's, with its code. Step Functions calls the error States.QueryEvaluationError; Retriers and Catchers can take it.";
    JsonataNothing = "ASL0083", Error, "a JSONata expression that gives nothing", "What an expression refers to is not there. Within an object or a list of JSONata's own, nothing is left out; a whole field must have a value. Test with $exists(…).";
    JsonataType = "ASL0084", Error, "a JSONata expression that gives what the field cannot hold", "The message says what the field takes. Functions are no values.";
    JsonataLimit = "ASL0085", Error, "a JSONata expression that asks for too much", "The limits keep recursion and long loops from stopping the engine.";
    // Whole machines that run.
    RunMissingMock = "ASL0301", Error, "a Task without a mock", "A run calls no service: give the Task state a list of outcomes in mocks, under its name or its Resource, such as { \"MyTask\": [{ \"result\": 1 }] }.";
    RunUnknownMock = "ASL0302", Error, "a mock for nothing", "Mocks are named after a Task or Map state of the machine, or after the Resource of a Task.";
    RunMockShape = "ASL0303", Error, "not a mock", "A mock is a list of outcomes, each { \"result\": … } or { \"Error\": …, \"Cause\": … }, with durationSeconds and heartbeatSeconds if it takes time.";
    RunSteps = "ASL0304", Error, "a run that was stopped", "The machine entered more states than maxSteps allows. It may go round in circles.";
    RunEvents = "ASL0305", Error, "more events than an execution has", "A Standard execution has at most 25,000 events. Move parts of it into executions of their own, such as the iterations of a distributed Map.";
    RunTimeout = "ASL0306", Error, "a state or a machine that took too long", "TimeoutSeconds and HeartbeatSeconds say how long something may take, or be silent.";
    RunThreshold = "ASL0307", Error, "more failed iterations than tolerated", "ToleratedFailureCount and ToleratedFailurePercentage say how many iterations of a Map state may fail.";
    RunBound = "ASL0308", Error, "not a number that can bound something", "The path leads to a number that is not negative.";
    RunItems = "ASL0309", Error, "no items to read", "The mock of a Map state with an ItemReader gives what the reader reads: the items as a list, or a text in the format of its ReaderConfig.";
    RunMockConfig = "ASL0310", Error, "not a MockConfigFile", "The file has StateMachines with TestCases, and MockedResponses that these name.";
    RunHistory = "ASL0320", Error, "not a history", "A history is what aws stepfunctions get-execution-history prints: {\"events\": […]}, or the list of events alone, each with id, type and previousEventId.";
    // JSONPath to JSONata.
    ConvertCannot = "ASL0330", Warning, "no like in JSONata", "The state stays in JSONPath. Say what it does in another way, or write its JSONata by hand.";
    ConvertDiffers = "ASL0331", Hint, "not always the same in JSONata", "Prove the conversion on samples that meet this case, or make sure that none does.";

    // What is not about a text.
    UsedAfterFree = "PM0001", Error, "used after free()", "The object was freed. Make a new one.";
    Internal = "PM0002", Error, "the engine stopped", "This is a bug of ours. What you typed is not lost; please report it.";
    Argument = "PM0003", Error, "an argument of the wrong kind", "The documentation of the call says what it takes.";
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_unique_and_sorted_within_their_family() {
        let mut codes: Vec<_> = Code::ALL.iter().map(|c| c.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), Code::ALL.len());
    }

    #[test]
    fn titles_and_helps_read_well() {
        for code in Code::ALL {
            assert!(!code.title().ends_with('.'), "{code}: {}", code.title());
            assert!(code.help().ends_with('.'), "{code}: {}", code.help());
        }
    }
}
