using Marketplace.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using ClaimNames = Marketplace.Platform.Access.Claim;

namespace Marketplace.Web.Sessions;

/// <summary>Changes the session of the request, for pages after which it must know more or act for another company.</summary>
public sealed class Sessions(UserManager<Person> people, PersonSignIn signIn, IHttpContextAccessor http)
{
    /// <summary>Acts for this company from now on, here and at the next sign-in.</summary>
    /// <returns>Whether the person belongs to it; otherwise the session acts for none.</returns>
    public async Task<bool> ActForAsync(Guid companyId)
    {
        if (await PersonAsync() is not { } person) return false;
        person.ActingFor = companyId;
        await people.UpdateAsync(person);
        await signIn.RefreshSignInAsync(person);
        return http.HttpContext!.User.HasClaim(ClaimNames.Company, companyId.ToString());
    }

    /// <summary>Reads name, roles and company anew at once instead of within the minute.</summary>
    public async Task RefreshAsync()
    {
        if (await PersonAsync() is { } person) await signIn.RefreshSignInAsync(person);
    }

    /// <summary>The person of the session; null when nobody is signed in.</summary>
    public async Task<Person?> PersonAsync() => await people.GetUserAsync(http.HttpContext!.User);
}
