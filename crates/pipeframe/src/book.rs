//! The documents whose code is compiled with the documentation tests.

macro_rules! documents {
    ($($name:ident = $file:literal,)+) => {
        $(
            #[doc = include_str!(concat!("../../../", $file))]
            struct $name;
        )+
    };
}

documents! {
    Readme = "README.md",
    MovingOver = "docs/moving-over.md",
    Recipes = "docs/recipes.md",
    Sdk = "docs/sdk.md",
}
