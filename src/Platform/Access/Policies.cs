using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Access;

/// <summary>Every endpoint names one of these or is marked public with <c>AllowAnonymous</c>. Whose data it may touch is decided in the query.</summary>
public static class Policies
{
    /// <summary>The scheme of access tokens.</summary>
    public const string Scheme = "Api";

    /// <summary>A person or a company's system.</summary>
    public const string SignedIn = nameof(SignedIn);

    /// <summary>A person, not a system.</summary>
    public const string Person = nameof(Person);

    /// <summary>Somebody who acts for a company, in any role.</summary>
    public const string Member = nameof(Member);

    /// <summary>Somebody who may write for a company.</summary>
    public const string Editor = nameof(Editor);

    /// <summary>Somebody who decides for a company.</summary>
    public const string Owner = nameof(Owner);

    public const string Officer = nameof(Officer);

    /// <summary>Officers and council members.</summary>
    public const string Programme = nameof(Programme);

    /// <summary>Somebody who may write for a company, or an officer.</summary>
    public const string EditorOrOfficer = nameof(EditorOrOfficer);

    /// <summary>Somebody who acts for a company, or who sees the programme.</summary>
    public const string MemberOrProgramme = nameof(MemberOrProgramme);

    public const string Administrator = nameof(Administrator);

    internal static void Add(IServiceCollection services)
    {
        var builder = services.AddAuthorizationBuilder();
        void Policy(string name, Func<Caller, bool> allows) => builder.AddPolicy(name, p => p
            .AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser().RequireAssertion(c => allows(Caller.Of(c.User))));

        Policy(SignedIn, c => c.ActorId is not null);
        Policy(Person, c => c.PersonId is not null);
        Policy(Member, c => c.CompanyRole >= MemberRole.Viewer);
        Policy(Editor, c => c.CompanyRole >= MemberRole.Editor);
        Policy(Owner, c => c.CompanyRole == MemberRole.Owner);
        Policy(Officer, c => c.IsOfficer);
        Policy(Programme, c => c.SeesProgramme);
        Policy(EditorOrOfficer, c => c.CompanyRole >= MemberRole.Editor || c.IsOfficer);
        Policy(MemberOrProgramme, c => c.CompanyRole is not null || c.SeesProgramme);
        Policy(Administrator, c => c.Roles.Contains(ProgrammeRole.Administrator));
    }
}
