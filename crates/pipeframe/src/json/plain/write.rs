//! Types as plain values.

use std::fmt::{self, Write as _};

use js_sys::{Array, Object, Reflect};
use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};
use wasm_bindgen::{JsCast, JsValue};

use super::LARGEST;

/// Writes a type as a value of which `JSON.stringify` makes what `serde_json` would write.
pub(crate) fn write<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, Unwritable> {
    value.serialize(Writer)
}

/// Why a type can't be written, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Unwritable {
    /// The way to it, such as `prices.3`; empty for the whole.
    pub(crate) field: String,
    /// What is wrong with it, as the end of a sentence.
    pub(crate) reason: &'static str,
}

impl Unwritable {
    const fn because(reason: &'static str) -> Self {
        Self {
            field: String::new(),
            reason,
        }
    }

    fn within(self, outer: &str) -> Self {
        let field = if self.field.is_empty() {
            outer.to_owned()
        } else {
            [outer, ".", &self.field].concat()
        };
        Self { field, ..self }
    }
}

impl fmt::Display for Unwritable {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.reason)
    }
}

impl std::error::Error for Unwritable {}

/// What a type says of itself is not passed on: it may hold what was entered.
impl ser::Error for Unwritable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self::because("refuses to be written")
    }
}

const TOO_LARGE: Unwritable = Unwritable::because("is a number larger than JavaScript can hold");
const NO_KEY: Unwritable = Unwritable::because("has a key that can't be a text");

#[derive(Clone, Copy)]
struct Writer;

/// Whole numbers that JavaScript can tell from their neighbours.
#[allow(
    clippy::cast_precision_loss,
    reason = "what would lose precision is refused"
)]
fn whole_number(value: i128) -> Result<JsValue, Unwritable> {
    let number = value as f64;
    if number.abs() <= LARGEST {
        Ok(JsValue::from_f64(number))
    } else {
        Err(TOO_LARGE)
    }
}

fn set(object: &Object, name: &str, value: &JsValue) {
    // A plain object takes every property, but setting this one would set its prototype.
    if name == "__proto__" {
        let property = variant("value", value);
        for flag in ["enumerable", "configurable", "writable"] {
            let _ = Reflect::set(&property, &flag.into(), &JsValue::TRUE);
        }
        Object::define_property(object, &name.into(), property.unchecked_ref());
    } else {
        let _ = Reflect::set(object, &name.into(), value);
    }
}

/// `{"name": content}`
fn variant(name: &str, content: &JsValue) -> JsValue {
    let object = Object::new();
    set(&object, name, content);
    object.into()
}

macro_rules! numbers {
    ($($method:ident $type:ty)*) => {
        $(fn $method(self, value: $type) -> Result<JsValue, Unwritable> {
            whole_number(value.into())
        })*
    };
}

impl Serializer for Writer {
    type Ok = JsValue;
    type Error = Unwritable;
    type SerializeSeq = Elements;
    type SerializeTuple = Elements;
    type SerializeTupleStruct = Elements;
    type SerializeTupleVariant = Elements;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Entries;

    numbers! {
        serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64 serialize_i128 i128
        serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 serialize_u64 u64
    }

    fn serialize_u128(self, value: u128) -> Result<JsValue, Unwritable> {
        whole_number(i128::try_from(value).map_err(|_| TOO_LARGE)?)
    }

    fn serialize_bool(self, value: bool) -> Result<JsValue, Unwritable> {
        Ok(value.into())
    }

    fn serialize_f32(self, value: f32) -> Result<JsValue, Unwritable> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<JsValue, Unwritable> {
        Ok(value.into())
    }

    fn serialize_char(self, value: char) -> Result<JsValue, Unwritable> {
        Ok(String::from(value).into())
    }

    fn serialize_str(self, value: &str) -> Result<JsValue, Unwritable> {
        Ok(value.into())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<JsValue, Unwritable> {
        Ok(value
            .iter()
            .map(|byte| JsValue::from(*byte))
            .collect::<Array>()
            .into())
    }

    fn serialize_none(self) -> Result<JsValue, Unwritable> {
        Ok(JsValue::NULL)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<JsValue, Unwritable> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<JsValue, Unwritable> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<JsValue, Unwritable> {
        Ok(JsValue::NULL)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
    ) -> Result<JsValue, Unwritable> {
        Ok(name.into())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<JsValue, Unwritable> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Result<JsValue, Unwritable> {
        let content = write(value).map_err(|error| error.within(name))?;
        Ok(variant(name, &content))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Elements, Unwritable> {
        Ok(Elements::default())
    }

    fn serialize_tuple(self, _: usize) -> Result<Elements, Unwritable> {
        Ok(Elements::default())
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Elements, Unwritable> {
        Ok(Elements::default())
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Elements, Unwritable> {
        Ok(Elements {
            variant: Some(name),
            ..Elements::default()
        })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Unwritable> {
        Ok(Entries::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries, Unwritable> {
        Ok(Entries::default())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        _: usize,
    ) -> Result<Entries, Unwritable> {
        Ok(Entries {
            variant: Some(name),
            ..Entries::default()
        })
    }
}

/// An array that is being written.
#[derive(Default)]
struct Elements {
    array: Array,
    variant: Option<&'static str>,
}

impl Elements {
    fn push<T: Serialize + ?Sized>(&self, value: &T) -> Result<(), Unwritable> {
        let within = |error: Unwritable| error.within(&self.array.length().to_string());
        self.array.push(&write(value).map_err(within)?);
        Ok(())
    }

    fn done(self) -> JsValue {
        match self.variant {
            Some(name) => variant(name, &self.array),
            None => self.array.into(),
        }
    }
}

/// An object that is being written.
#[derive(Default)]
struct Entries {
    object: Object,
    key: String,
    variant: Option<&'static str>,
}

impl Entries {
    fn put<T: Serialize + ?Sized>(&self, key: &str, value: &T) -> Result<(), Unwritable> {
        let value = write(value).map_err(|error| error.within(key))?;
        set(&self.object, key, &value);
        Ok(())
    }

    fn done(self) -> JsValue {
        match self.variant {
            Some(name) => variant(name, &self.object),
            None => self.object.into(),
        }
    }
}

macro_rules! elements {
    ($($trait:ident $method:ident)*) => {
        $(impl $trait for Elements {
            type Ok = JsValue;
            type Error = Unwritable;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
                self.push(value)
            }

            fn end(self) -> Result<JsValue, Unwritable> {
                Ok(self.done())
            }
        })*
    };
}

elements! {
    SerializeSeq serialize_element
    SerializeTuple serialize_element
    SerializeTupleStruct serialize_field
    SerializeTupleVariant serialize_field
}

macro_rules! fields {
    ($($trait:ident)*) => {
        $(impl $trait for Entries {
            type Ok = JsValue;
            type Error = Unwritable;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Result<(), Unwritable> {
                self.put(key, value)
            }

            fn end(self) -> Result<JsValue, Unwritable> {
                Ok(self.done())
            }
        })*
    };
}

fields! { SerializeStruct SerializeStructVariant }

impl SerializeMap for Entries {
    type Ok = JsValue;
    type Error = Unwritable;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Unwritable> {
        self.key.clear();
        write!(self.key, "{}", KeyText(key)).map_err(|_| NO_KEY)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unwritable> {
        self.put(&self.key, value)
    }

    fn end(self) -> Result<JsValue, Unwritable> {
        Ok(self.done())
    }
}

/// A key as `serde_json` writes it: texts as they are, numbers in their decimal form, `true` and `false`.
struct KeyText<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> fmt::Display for KeyText<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(formatter)
    }
}
