using System.Text.Json;
using Marketplace.Platform.Http;
using Shouldly;

namespace Marketplace.Tests.Unit.Platform.Http;

public sealed class JsonTests
{
    [Fact]
    public void Names_in_a_dictionary_are_read_as_text_is()
    {
        JsonSerializer.Deserialize<Dictionary<string, string>>("""{"عنوان": "چالش"}""", Json.Options).ShouldBe(new Dictionary<string, string> { ["عنوان"] = "چالش" });
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Dictionary<string, string>>("""{"a\u0000": "b"}""", Json.Options));
    }

    [Theory]
    [InlineData("\"a\\u0000\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("7")]
    public void Text_that_cannot_be_stored_is_refused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<string>(json, Json.Options));
}
