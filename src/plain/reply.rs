//! What a call says in words, and the numbers of the errors. A number, once given, never changes its meaning.

use crate::error::{Code, Error};

/// The text of the last answer.
#[derive(Default)]
pub(super) struct Reply(String);

impl Reply {
    pub(super) const fn new() -> Self {
        Self(String::new())
    }

    pub(super) fn text(&self) -> &str {
        &self.0
    }

    /// Takes a description: a line for each fact, its name before a tab.
    pub(super) fn describe<'a>(&mut self, facts: impl IntoIterator<Item = (&'a str, &'a str)>) {
        self.0.clear();
        for (name, value) in facts {
            self.0.extend([name, "\t", value, "\n"]);
        }
    }

    /// Takes an error, as JavaScript gets it: the code, the nearest names with tabs between, the sentence.
    /// The number to return is negative.
    pub(super) fn fail(&mut self, error: &Error) -> i32 {
        let names = error.suggestions().join("\t");
        self.0 = [error.code().as_str(), &names, error.message()].join("\n");
        -number(error.code())
    }
}

fn number(code: Code) -> i32 {
    match code {
        Code::UnknownModel => 1,
        Code::UnknownEncoding => 2,
        Code::NotLoaded => 3,
        Code::NoPrice => 4,
        Code::BadInput => 5,
        Code::BadRange => 6,
        Code::SpecialToken => 7,
        Code::NoIds => 8,
        Code::BadPack => 9,
        Code::Freed => 10,
    }
}
