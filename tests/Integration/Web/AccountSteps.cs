using System.Net;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Web;

/// <summary>People as far as a test needs them.</summary>
public static class AccountSteps
{
    public const string Password = "a river of 12 stones";

    /// <summary>An address nobody has yet.</summary>
    public static string Address() => $"p{Guid.CreateVersion7():N}@people.example";

    /// <summary>Registers, follows the link in the letter, and confirms.</summary>
    public static async Task<string> RegisteredAsync(this RunningSite site, string? email = null, string name = "Sara Rastegar")
    {
        email ??= Address();
        using var visitor = site.Visit();
        (await visitor.SubmitAsync("/register", Form(("Input.DisplayName", name), ("Input.Email", email), ("Input.Password", Password)))).Location.ShouldBe("/en/check-mail");
        (await visitor.SubmitAsync(site.LinkIn(email, "Confirm"), Form())).Location.ShouldBe("/en/sign-in");
        return email;
    }

    /// <summary>A visitor signed in by password; a new person unless an address is given.</summary>
    public static async Task<Visitor> SignedInAsync(this RunningSite site, string? email = null, string language = "en")
    {
        email ??= await site.RegisteredAsync();
        var visitor = site.Visit(language);
        var answer = await visitor.SignInAsync(email);
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Body);
        return visitor;
    }

    public static Task<Answer> SignInAsync(this Visitor visitor, string email, string password = Password, string path = "/sign-in") =>
        visitor.SubmitAsync(path, Form(("Input.Email", email), ("Input.Password", password)));

    /// <summary>Appoints a person, as the operator's command does.</summary>
    public static Task AppointAsync(this RunningSite site, string email, params ProgrammeRole[] roles) => site.ChangeAsync(email, p => p.Roles = roles);

    /// <summary>Changes a person beside the pages.</summary>
    public static async Task ChangeAsync(this RunningSite site, string email, Action<Person> change)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = (await people.FindByEmailAsync(email))!;
        change(person);
        (await people.UpdateAsync(person)).Succeeded.ShouldBeTrue();
    }

    public static async Task<Person> PersonAsync(this RunningSite site, string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email))!;
    }

    /// <summary>A typed client with a person's own token, as the site would sign it.</summary>
    public static async Task<TApi> ApiAsync<TApi>(this RunningSite site, string email)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var principal = await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync(await site.PersonAsync(email));
        var http = new HttpClient { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Authorization = new("Bearer", await site.Services.GetRequiredService<CallerTokens>().ForAsync(principal, CancellationToken.None));
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return RestService.For<TApi>(http, new RefitSettings(new SystemTextJsonContentSerializer(Json.Options)));
    }

    /// <summary>A company of this person.</summary>
    public static async Task<CompanyDetails> CompanyAsync(this RunningSite site, string email, string nameEn = "Sample Foundry") =>
        await (await site.ApiAsync<ICompaniesApi>(email)).Register(Some.Profile() with { NameEn = nameEn }, Some.Key());

    public static Dictionary<string, string> Form(params (string Name, string Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
