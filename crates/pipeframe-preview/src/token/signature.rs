//! HMAC-SHA256 by the browser's own cryptography.

use js_sys::{Array, Object, Reflect, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::{SignedToken, TokenRequest, base64url};

/// Why the browser didn't sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub(crate) enum SignatureError {
    /// The page isn't served securely.
    #[error(
        "The browser offers no cryptography on this address, so no token can be signed. \
         Open the preview at http://127.0.0.1, http://localhost or by https."
    )]
    NoCryptography,
    /// The secret can't be a key.
    #[error(
        "The browser doesn't take the JWT secret as a key, so no token can be signed. \
         Give `secret` at least one character."
    )]
    SecretRefused,
    /// Signing itself failed.
    #[error("The browser failed to sign the token. Reload the page and try again.")]
    Failed,
}

/// Signs a token.
///
/// # Errors
/// [`SignatureError`] where the browser can't or won't; the text says what to do.
pub(crate) async fn sign(request: TokenRequest) -> Result<SignedToken, SignatureError> {
    let subtle = subtle_crypto().ok_or(SignatureError::NoCryptography)?;
    let key = import_key(&subtle, &request.secret)
        .await
        .map_err(|_| SignatureError::SecretRefused)?;
    let input = request.signing_input();
    let signature = hmac(&subtle, &key, &input)
        .await
        .map_err(|_| SignatureError::Failed)?;
    let text = format!("{input}.{}", base64url::encode(&signature));
    Ok(SignedToken { request, text })
}

/// `crypto.subtle` is undefined on addresses that aren't secure.
fn subtle_crypto() -> Option<SubtleCrypto> {
    let crypto = web_sys::window()?.crypto().ok()?;
    let subtle = Reflect::get(&crypto, &JsValue::from_str("subtle")).ok()?;
    subtle.dyn_into().ok()
}

async fn import_key(subtle: &SubtleCrypto, secret: &str) -> Result<CryptoKey, JsValue> {
    let algorithm = Object::new();
    Reflect::set(&algorithm, &"name".into(), &"HMAC".into())?;
    Reflect::set(&algorithm, &"hash".into(), &"SHA-256".into())?;
    let bytes = Uint8Array::from(secret.as_bytes());
    let usages = Array::of1(&"sign".into());
    let key = subtle.import_key_with_object("raw", &bytes, &algorithm, false, &usages)?;
    JsFuture::from(key).await?.dyn_into()
}

async fn hmac(subtle: &SubtleCrypto, key: &CryptoKey, input: &str) -> Result<Vec<u8>, JsValue> {
    let signature = subtle.sign_with_str_and_u8_array("HMAC", key, input.as_bytes())?;
    let signature = JsFuture::from(signature).await?;
    Ok(Uint8Array::new(&signature).to_vec())
}

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::token::Claims;

    fn request(secret: &str) -> TokenRequest {
        TokenRequest {
            secret: secret.to_owned(),
            claims: Claims {
                user_id: 12_345,
                company_id: 54_321,
                issued_at: 1_795_305_600,
                expires_at: 1_795_305_900,
            },
            flaw: None,
        }
    }

    #[wasm_bindgen_test]
    async fn a_token_has_the_signature_that_openssl_gives_it() {
        let token = sign(request("secret")).await.unwrap();
        let (input, signature) = token.text.rsplit_once('.').unwrap();
        assert_eq!(input, request("secret").signing_input());
        // printf %s "$input" | openssl dgst -sha256 -hmac secret -binary | basenc --base64url
        assert_eq!(signature, "GY1jpPq7E6FaHuBeRLiU1kooA_d76JYTuRHAf2Qfe0I");
    }

    #[wasm_bindgen_test]
    async fn an_empty_secret_is_refused_with_a_reason() {
        let error = sign(request("")).await.map(drop).unwrap_err();
        assert_eq!(error, SignatureError::SecretRefused);
    }
}
