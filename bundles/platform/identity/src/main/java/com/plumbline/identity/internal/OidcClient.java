package com.plumbline.identity.internal;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;

/** The calls of OpenID Connect Core 3.1 to one provider, through Nimbus' library, which checks signature, issuer, audience, times and nonce. */
final class OidcClient {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;
    private static final int MOST_BYTES = 200_000;

    private final String issuer;
    private final String clientId;
    private final OIDCProviderMetadata provider;

    /** @param emailVerified {@code false} unless the provider says so itself */
    record Person(String subject, String email, boolean emailVerified) {}

    /** Why the provider did not confirm, as far as the person or the owner can do something about it. */
    enum Reason { DECLINED, CLIENT, OTHER }

    /** What the provider says, or does not say, as one failure; message and cause are for the log. */
    static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        private final Reason reason;

        Failed(String message, Throwable cause) {
            super(message, cause);
            this.reason = Reason.OTHER;
        }

        /** @param error code of RFC 6749, 4.1.2.1 or 5.2; may be {@code null} */
        Failed(String error) {
            super("The provider refused: " + error);
            this.reason = "access_denied".equals(error) ? Reason.DECLINED
                    : "invalid_client".equals(error) || "unauthorized_client".equals(error) ? Reason.CLIENT : Reason.OTHER;
        }

        Reason reason() {
            return reason;
        }
    }

    private OidcClient(String issuer, String clientId, OIDCProviderMetadata provider) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.provider = provider;
    }

    /** Reads {@code /.well-known/openid-configuration}, which must name the very issuer that was asked. */
    static OidcClient of(String issuer, String clientId) throws Failed {
        try {
            HTTPResponse answer = send(new OIDCProviderConfigurationRequest(new Issuer(issuer)).toHTTPRequest());
            answer.ensureStatusCode(200);
            OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(answer.getBody());
            if (!metadata.getIssuer().getValue().equals(issuer) || !fit(issuer, metadata.getTokenEndpointURI())
                    || !fit(issuer, metadata.getAuthorizationEndpointURI()) || !fit(issuer, metadata.getJWKSetURI())) {
                throw new Failed("The provider's configuration names another issuer, or lacks an address that may be called", null);
            }
            return new OidcClient(issuer, clientId, metadata);
        } catch (GeneralException | IOException | RuntimeException unreadable) {
            throw new Failed("The provider's configuration cannot be read", unreadable);
        }
    }

    URI authorization(URI callback, String state, String nonce, String verifier) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, new Scope("openid", "email", "profile"), new ClientID(clientId), callback)
                .endpointURI(provider.getAuthorizationEndpointURI()).state(new State(state)).nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256).build().toURI();
    }

    /** Exchanges the code and checks the ID token. */
    Person person(AuthorizationResponse answer, URI callback, String secret, String nonce, String verifier) throws Failed {
        if (!answer.indicatesSuccess()) {
            throw new Failed(answer.toErrorResponse().getErrorObject().getCode());
        }
        // RFC 9207: a provider that names itself must be the one we sent the person to.
        if (answer.getIssuer() != null && !answer.getIssuer().getValue().equals(issuer)) {
            throw new Failed("Another provider answered", null);
        }
        try {
            AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
            TokenRequest request = new TokenRequest(provider.getTokenEndpointURI(), new ClientSecretBasic(new ClientID(clientId), new Secret(secret)),
                    new AuthorizationCodeGrant(code, callback, new CodeVerifier(verifier)), null);
            TokenResponse reply = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
            if (!reply.indicatesSuccess()) {
                throw new Failed(reply.toErrorResponse().getErrorObject().getCode());
            }
            IDTokenClaimsSet claims = validated((OIDCTokenResponse) reply.toSuccessResponse(), nonce);
            return new Person(claims.getSubject().getValue(), claims.getStringClaim("email"), Boolean.TRUE.equals(claims.getBooleanClaim("email_verified")));
        } catch (GeneralException | IOException | ParseException | JOSEException | BadJOSEException | RuntimeException wrong) {
            throw new Failed("The provider's answer is not right", wrong);
        }
    }

    private IDTokenClaimsSet validated(OIDCTokenResponse tokens, String nonce)
            throws IOException, GeneralException, ParseException, JOSEException, BadJOSEException {
        HTTPResponse keys = send(new HTTPRequest(HTTPRequest.Method.GET, provider.getJWKSetURI()));
        keys.ensureStatusCode(200);
        var token = tokens.getOIDCTokens().getIDToken();
        if (!(token.getHeader().getAlgorithm() instanceof JWSAlgorithm algorithm) || !(JWSAlgorithm.Family.RSA.contains(algorithm) || JWSAlgorithm.Family.EC.contains(algorithm))) {
            throw new GeneralException("The ID token is not signed with a public key");
        }
        return new IDTokenValidator(new Issuer(issuer), new ClientID(clientId), algorithm, JWKSet.parse(keys.getBody())).validate(token, new Nonce(nonce));
    }

    /** Encrypted as the issuer is; an unencrypted one, which is only ever this machine's, stays on its own port. */
    private static boolean fit(String issuer, URI address) {
        return address != null && address.getHost() != null && ("https".equals(address.getScheme())
                || issuer.startsWith("http:") && URI.create(issuer).getAuthority().equals(address.getAuthority()));
    }

    private static HTTPResponse send(HTTPRequest request) throws IOException {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        HTTPResponse answer = request.send();
        if (answer.getBody() != null && answer.getBody().length() > MOST_BYTES) {
            throw new IOException("The provider's answer is too large");
        }
        return answer;
    }
}
