using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Marketplace.Web.Accounts;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    SignedIn,

    /// <summary>The password is right; a code of the authenticator is wanted too.</summary>
    NeedsCode,

    /// <summary>The password is right; the address has not been confirmed.</summary>
    NeedsConfirmation,

    /// <summary>Unknown address, wrong password, or too many wrong ones: not told apart.</summary>
    Refused,
}

/// <summary>Begins sessions.</summary>
public sealed class PersonSignIn(
    UserManager<Person> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> claims, IOptions<IdentityOptions> options,
    ILogger<PersonSignIn> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, SecondFactor secondFactor, UsedCodes usedCodes)
    : SignInManager<Person>(people, http, claims, options, log, schemes, confirmation)
{
    private static readonly Person Nobody = new();
    private static string? _nobodysHash;

    /// <summary>Checks address and password and begins a session. Every refusal takes the same work.</summary>
    public async Task<SignInOutcome> WithPasswordAsync(string email, string password)
    {
        if (await UserManager.FindByEmailAsync(email) is not { PasswordHash: not null } person)
        {
            var hasher = UserManager.PasswordHasher;
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, "nobody's password"), password);
            return SignInOutcome.Refused;
        }

        var right = await UserManager.CheckPasswordAsync(person, password);
        if (await UserManager.IsLockedOutAsync(person)) return SignInOutcome.Refused;
        if (!right)
        {
            await UserManager.AccessFailedAsync(person);
            return SignInOutcome.Refused;
        }

        if (!person.EmailConfirmed) return SignInOutcome.NeedsConfirmation;
        if (person.AccessFailedCount > 0) await UserManager.ResetAccessFailedCountAsync(person);
        return (await SignInOrTwoFactorAsync(person, isPersistent: false)).RequiresTwoFactor ? SignInOutcome.NeedsCode : SignInOutcome.SignedIn;
    }

    /// <summary>Takes a code of the authenticator, each only once: it is no use to whoever looked on.</summary>
    public override async Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient)
    {
        if (await GetTwoFactorAuthenticationUserAsync() is { } person && !await UserManager.IsLockedOutAsync(person)
            && await UserManager.VerifyTwoFactorTokenAsync(person, Options.Tokens.AuthenticatorTokenProvider, code) && !await usedCodes.TakeAsync(person, code))
        {
            await UserManager.AccessFailedAsync(person);
            return SignInResult.Failed;
        }

        return await base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient);
    }

    /// <summary>Begins a session with a passkey's answer, which stands for both factors.</summary>
    public async Task<SignInOutcome> WithPasskeyAsync(string credential)
    {
        if (await AnswerAsync(() => PerformPasskeyAssertionAsync(credential)) is not { Succeeded: true } answer || !answer.User.EmailConfirmed) return SignInOutcome.Refused;
        await UserManager.AddOrUpdatePasskeyAsync(answer.User, answer.Passkey);
        await SignInWithClaimsAsync(answer.User, isPersistent: false, [new(SecondFactor.Method, SecondFactor.Passkey)]);
        return SignInOutcome.SignedIn;
    }

    /// <summary>What a new passkey's answer proves; null when it answers nothing that was asked.</summary>
    public Task<PasskeyAttestationResult?> NewPasskeyAsync(string credential) => AnswerAsync(() => PerformPasskeyAttestationAsync(credential));

    // Without a question underway, because it took too long or was never asked, Identity throws.
    private static async Task<T?> AnswerAsync<T>(Func<Task<T>> check)
        where T : class
    {
        try
        {
            return await check();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public override async Task SignInWithClaimsAsync(Person user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var principal = await CreateUserPrincipalAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaims(additionalClaims);
        secondFactor.Grant(principal);
        await Context.SignInAsync(AuthenticationScheme, principal, authenticationProperties ?? new AuthenticationProperties());
        Context.User = principal;
    }
}
