//! What is inside a value: elements, fields, entries, variants.

use js_sys::{Array, Object, Reflect};
use serde::Deserializer;
use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, Visitor};
use wasm_bindgen::JsValue;

use super::Unreadable;
use super::key::Key;
use super::read::Plain;

/// The elements of an array.
pub(super) struct Elements {
    array: Array,
    next: u32,
}

impl Elements {
    pub(super) fn of(array: &Array) -> Self {
        Self {
            array: array.clone(),
            next: 0,
        }
    }

    /// Refuses an array with more elements than were read, such as three for a pair.
    pub(super) fn end(&self) -> Result<(), Unreadable> {
        if self.next == self.array.length() {
            Ok(())
        } else {
            Err(Unreadable::because("has more elements than agreed"))
        }
    }
}

impl<'de> SeqAccess<'de> for &mut Elements {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        if self.next >= self.array.length() {
            return Ok(None);
        }
        let index = self.next;
        self.next += 1;
        let element = seed.deserialize(Plain(self.array.get(index)));
        element
            .map(Some)
            .map_err(|error| error.within(|| index.to_string()))
    }
}

/// The fields of a structure that an object has; others are left alone.
pub(super) struct Fields {
    object: Object,
    names: &'static [&'static str],
    name: &'static str,
    value: JsValue,
}

impl Fields {
    pub(super) fn of(object: Object, names: &'static [&'static str]) -> Self {
        Self {
            object,
            names,
            name: "",
            value: JsValue::UNDEFINED,
        }
    }

    fn next(&mut self) -> Option<&'static str> {
        while let Some((name, others)) = self.names.split_first() {
            self.names = others;
            // A plain object has no getter that could throw.
            self.value = Reflect::get(&self.object, &JsValue::from_str(name)).unwrap_or_default();
            if !self.value.is_undefined() {
                self.name = name;
                return Some(name);
            }
        }
        None
    }
}

impl<'de> MapAccess<'de> for Fields {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        match self.next() {
            Some(name) => seed
                .deserialize(StrDeserializer::<Unreadable>::new(name))
                .map(Some),
            None => Ok(None),
        }
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        let value = seed.deserialize(Plain(std::mem::take(&mut self.value)));
        value.map_err(|error| error.within(|| self.name.to_owned()))
    }
}

/// All entries of an object.
pub(super) struct Entries {
    object: Object,
    names: Array,
    next: u32,
}

impl Entries {
    pub(super) fn of(object: Object) -> Self {
        Self {
            names: Object::keys(&object),
            object,
            next: 0,
        }
    }
}

impl<'de> MapAccess<'de> for Entries {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Unreadable> {
        if self.next >= self.names.length() {
            return Ok(None);
        }
        let name = self.names.get(self.next).as_string();
        let name = name.ok_or_else(|| Unreadable::because("has a key that is not a text"))?;
        seed.deserialize(Key(name)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        let name = self.names.get(self.next);
        self.next += 1;
        let value = Reflect::get(&self.object, &name)
            .map_err(|_| Unreadable::because("has an entry that can't be read"))?;
        let value = seed.deserialize(Plain(value));
        value.map_err(|error| error.within(|| name.as_string().unwrap_or_default()))
    }
}

/// A variant with content: `{"name": content}`.
pub(super) struct Variant {
    pub(super) name: JsValue,
    pub(super) content: JsValue,
}

impl<'de> EnumAccess<'de> for Variant {
    type Error = Unreadable;
    type Variant = Plain;

    fn variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<(T::Value, Plain), Unreadable> {
        Ok((seed.deserialize(Plain(self.name))?, Plain(self.content)))
    }
}

impl<'de> de::VariantAccess<'de> for Plain {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if self.is_none() {
            Ok(())
        } else {
            Err(Unreadable::because(
                "has content that its variant does not have",
            ))
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, Unreadable> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_seq(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        self.deserialize_struct("", fields, visitor)
    }
}
