using System.Net;
using System.Text.Json;
using KnowledgePackages.Web.WebChat;

namespace KnowledgePackages.Web.Tests.WebChat;

public sealed class ChatPageTests(WebChatTests.Host host) : IClassFixture<WebChatTests.Host>
{
    [Fact]
    public async Task A_monitor_may_ask_for_the_head_only()
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task No_two_answers_share_a_nonce()
    {
        using var client = host.CreateClient();

        Assert.NotEqual(await client.GetStringAsync("/"), await client.GetStringAsync("/"));
    }

    [Fact]
    public async Task The_scripts_get_every_text_with_its_placeholders_left_to_them()
    {
        using var client = host.CreateClient();
        var texts = JsonElement.Parse(await client.GetStringAsync("/api/webchat/texts?language=en"));

        foreach (var required in PageTexts.Requirements)
        {
            var text = texts.GetProperty(required.Id).GetString()!;
            Assert.All(required.Placeholders, name => Assert.Contains($"{{{name}}}", text, StringComparison.Ordinal));
        }
    }
}
