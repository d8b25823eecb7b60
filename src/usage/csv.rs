//! Takes a CSV record apart, as RFC 4180 has it: quotes around a field, two of them for one inside.

/// The separators that are tried on the header, most likely first.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// The separator of a header: the one that stands most often outside quotes.
pub fn separator(header: &str) -> char {
    let count = |separator: char| fields(header, separator).map_or(0, |fields| fields.len());
    // Of equals the last is what `max_by_key` gives, so the likeliest is asked last.
    SEPARATORS.into_iter().rev().max_by_key(|separator| count(*separator)).unwrap_or(',')
}

/// The fields of a record.
///
/// # Errors
/// A sentence, when a quote is not closed or stands in the middle of a field.
pub fn fields(record: &str, separator: char) -> Result<Vec<String>, String> {
    let mut fields = Vec::new();
    let mut rest = record;
    loop {
        let (field, after) = match rest.strip_prefix('"') {
            Some(quoted) => in_quotes(quoted, fields.len())?,
            None => {
                let end = rest.find(separator).unwrap_or(rest.len());
                (rest[..end].trim().to_owned(), &rest[end..])
            }
        };
        fields.push(field);
        match after.strip_prefix(separator) {
            Some(next) => rest = next,
            None if after.is_empty() => return Ok(fields),
            None => {
                return Err(format!(
                    "has something after the closing quote of field {}",
                    fields.len()
                ));
            }
        }
    }
}

fn in_quotes(text: &str, before: usize) -> Result<(String, &str), String> {
    let mut field = String::new();
    let mut rest = text;
    loop {
        let Some(end) = rest.find('"') else {
            return Err(format!("has a quote in field {} that is not closed", before + 1));
        };
        field.push_str(&rest[..end]);
        rest = &rest[end + 1..];
        match rest.strip_prefix('"') {
            Some(more) => {
                field.push('"');
                rest = more;
            }
            None => return Ok((field, rest)),
        }
    }
}
