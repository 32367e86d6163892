//! Depth of nesting, measured before the text reaches a parser that would recurse.

/// Deeper than this, no scenario is meant.
pub(crate) const DEEPEST: usize = 16;

/// The first byte at which brackets, or dots of a key, go deeper than [`DEEPEST`].
pub(crate) fn too_deep(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut depth = Depth::default();
    let mut at = 0;
    while at < bytes.len() {
        let next = match bytes[at] {
            b'#' => line_end(bytes, at),
            quote @ (b'"' | b'\'') => string_end(bytes, at, quote),
            byte => {
                if depth.passes_limit(byte) {
                    return Some(at);
                }
                at + 1
            }
        };
        at = next;
    }
    None
}

#[derive(Default)]
struct Depth {
    brackets: usize,
    dots: usize,
}

impl Depth {
    fn passes_limit(&mut self, byte: u8) -> bool {
        match byte {
            b'[' | b'{' => self.brackets += 1,
            b']' | b'}' => self.brackets = self.brackets.saturating_sub(1),
            b'.' => self.dots += 1,
            _ => {}
        }
        if matches!(byte, b'\n' | b'=' | b',' | b'[' | b'{' | b']' | b'}') {
            self.dots = 0;
        }
        self.brackets > DEEPEST || self.dots > DEEPEST
    }
}

fn line_end(bytes: &[u8], from: usize) -> usize {
    bytes[from..]
        .iter()
        .position(|&b| b == b'\n')
        .map_or(bytes.len(), |n| from + n)
}

/// The byte after a string; one on a single line ends with the line even if never closed.
fn string_end(bytes: &[u8], from: usize, quote: u8) -> usize {
    let triple = bytes[from..].starts_with(&[quote; 3]);
    let mut at = from + if triple { 3 } else { 1 };
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if quote == b'"' => at += 1,
            b'\n' if !triple => return at,
            byte if byte == quote && !triple => return at + 1,
            byte if byte == quote && bytes[at..].starts_with(&[quote; 3]) => return at + 3,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::too_deep;

    #[test]
    fn brackets_and_dotted_keys_are_counted() {
        assert_eq!(too_deep(&"[".repeat(20_000)), Some(16));
        assert_eq!(too_deep(&format!("a{} = 1", ".a".repeat(20_000))), Some(33));
        assert!(too_deep("x = [[1.5, 2.5], [3.5]]\n[a.b.c.d]\n").is_none());
    }

    #[test]
    fn strings_and_comments_hold_no_nesting() {
        let deep = "[".repeat(40);
        for text in [
            format!("a = \"{deep}\""),
            format!("a = '{deep}'"),
            format!("# {deep}"),
            format!("a = \"\"\"\n{deep}\n\"\"\""),
            format!("a = '''\n{deep}\n'''"),
            format!("a = \"\\\"{deep}\""),
        ] {
            assert_eq!(too_deep(&text), None, "{text}");
        }
        assert!(
            too_deep(&format!("a = \"\n{deep}")).is_some(),
            "an open string ends with its line"
        );
    }

    #[test]
    fn many_floats_on_a_line_are_no_dotted_key() {
        assert_eq!(too_deep(&format!("a = [{}]", "1.5, ".repeat(1_000))), None);
    }
}
