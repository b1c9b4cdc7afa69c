//! Enums together with the list of their variants, declared at once so that no variant can be missing from its list.

/// Declares an enum without data, and `ALL` with its variants in the order of their declaration.
macro_rules! listed {
    ($(#[$about:meta])* $visibility:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident,)+ }) => {
        $(#[$about])*
        $visibility enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl $name {
            /// Every variant, in the order of the declaration.
            #[allow(dead_code, reason = "some lists are for tests alone, which try each variant")]
            $visibility const ALL: [Self; [$(stringify!($variant)),+].len()] = [$(Self::$variant),+];
        }
    };
}

/// Declares an enum with data, and a second one with the same variants without their data, for lists to choose from.
macro_rules! kinds {
    (
        $(#[$about:meta])*
        $visibility:vis enum $name:ident, kinds $kind:ident {
            $($(#[$doc:meta])* $variant:ident $(($($data:ty),+))?,)+
        }
    ) => {
        $(#[$about])*
        $visibility enum $name {
            $($(#[$doc])* $variant $(($($data),+))?,)+
        }

        $crate::variants::listed! {
            /// The variants of another enum, without their data.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            $visibility enum $kind {
                $($(#[$doc])* $variant,)+
            }
        }

        impl From<&$name> for $kind {
            fn from(value: &$name) -> Self {
                match value {
                    $($name::$variant { .. } => Self::$variant,)+
                }
            }
        }
    };
}

pub(crate) use {kinds, listed};
