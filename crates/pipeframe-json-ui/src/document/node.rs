//! A value of a document.

use crate::number::Number;

use super::Place;

/// A value, and where it begins in the text.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) offset: usize,
    pub(crate) content: Content,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Null,
    Flag(bool),
    Number(Number),
    Text(String),
    List(Vec<Node>),
    Object(Object),
}

/// The members of an object, in the order of the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Object {
    pub(crate) members: Vec<Member>,
}

/// A member of an object.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) key: String,
    /// Where the key begins in the text.
    pub(crate) offset: usize,
    pub(crate) value: Node,
}

impl Node {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self.content, Content::Null)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn flag(&self) -> Option<bool> {
        match self.content {
            Content::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    pub(crate) fn number(&self) -> Option<&Number> {
        match &self.content {
            Content::Number(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Self]> {
        match &self.content {
            Content::List(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn object(&self) -> Option<&Object> {
        match &self.content {
            Content::Object(object) => Some(object),
            _ => None,
        }
    }

    /// What it is, in words.
    pub(crate) const fn kind(&self) -> &'static str {
        match self.content {
            Content::Null => "null",
            Content::Flag(_) => "true or false",
            Content::Number(_) => "a number",
            Content::Text(_) => "a text",
            Content::List(_) => "a list",
            Content::Object(_) => "an object",
        }
    }
}

impl Object {
    /// The member of a key. Of a key that is there twice the last counts, as in JavaScript.
    pub(crate) fn get(&self, key: &str) -> Option<&Member> {
        self.members.iter().rev().find(|member| member.key == key)
    }

    /// The value of a key, unless it is null.
    pub(crate) fn value(&self, key: &str) -> Option<&Node> {
        let value = self.get(key).map(|member| &member.value);
        value.filter(|value| !value.is_null())
    }
}

impl Member {
    /// Where its value is.
    pub(crate) fn place<'a>(&'a self, object: &'a Place<'a>) -> Place<'a> {
        object.key(&self.key, self.value.offset)
    }

    /// Where its key is.
    pub(crate) fn key_place<'a>(&'a self, object: &'a Place<'a>) -> Place<'a> {
        object.key(&self.key, self.offset)
    }
}
