using KnowledgePackages.Runtime.Authentication;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;

namespace KnowledgePackages.Runtime.Tests.Authentication;

public sealed class ServiceUrlsTests
{
    /// <summary>Returns the trusted serviceUrls of a bot with these settings.</summary>
    internal static ServiceUrls Of(string environment, bool isRegistered, params string[] trusted)
    {
        var channels = new ChannelsOptions();
        Array.ForEach(trusted, channels.TrustedServiceHosts.Add);
        var app = new MicrosoftAppOptions { MicrosoftAppId = isRegistered ? "3f2504e0-4f89-41d3-9a0c-0305e82c3301" : null };
        return new ServiceUrls(Options.Create(app), Options.Create(channels), new HostingEnvironment { EnvironmentName = environment });
    }

    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://localhost:5050")]
    [InlineData("http://LOCALHOST:5050/")]
    [InlineData("https://localhost")]
    [InlineData("http://127.0.0.1:3980/connector/")]
    [InlineData("http://127.1.2.3")]
    [InlineData("http://[::1]:3980")]
    public void This_machine_is_trusted_in_Development_and_nowhere_else(string serviceUrl)
    {
        Assert.True(Of("Development", isRegistered: false).IsTrusted(serviceUrl));
        Assert.False(Of("Production", isRegistered: true).IsTrusted(serviceUrl));
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/")]
    [InlineData("https://SMBA.trafficmanager.net/de/")]
    [InlineData("https://webchat.botframework.com/")]
    [InlineData("https://europe.directline.botframework.com/")]
    [InlineData("https://lab.example/")]
    [InlineData("https://a.b.school.example/connector")]
    public void A_registered_bot_trusts_the_channels_hosts_and_those_of_its_settings(string serviceUrl) =>
        Assert.True(Of("Production", isRegistered: true, "lab.example", "*.school.example").IsTrusted(serviceUrl));

    [Theory]
    [InlineData("http://smba.trafficmanager.net/emea/")]
    [InlineData("https://smba.trafficmanager.net.attacker.example/")]
    [InlineData("https://xsmba.trafficmanager.net/")]
    [InlineData("https://notbotframework.com/")]
    [InlineData("https://botframework.com.attacker.example/")]
    [InlineData("https://sub.lab.example/")]
    [InlineData("https://school.example/")]
    [InlineData("https://smba.trafficmanager.net:4604/")]
    [InlineData("https://webchat.botframework.com:0/")]
    [InlineData("https://evil.test\uFF03.botframework.com/")]
    [InlineData("https://evil.test\uFF0F.botframework.com/")]
    [InlineData("https://evil\u00AD.botframework.com/")]
    [InlineData("https://\u2100.botframework.com/")]
    public void It_trusts_no_host_that_only_looks_like_one(string serviceUrl) =>
        Assert.False(Of("Production", isRegistered: true, "lab.example", "*.school.example").IsTrusted(serviceUrl));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("/connector")]
    [InlineData("urn:knowledge-packages:web")]
    [InlineData("ftp://localhost/")]
    [InlineData("file://localhost/etc/passwd")]
    [InlineData("ws://localhost/")]
    [InlineData("https://smba.trafficmanager.net/teams/")]
    [InlineData("http://localhost.attacker.example/")]
    [InlineData("http://127.0.0.1.attacker.example/")]
    [InlineData("http://localhost@attacker.example/")]
    [InlineData("http://user:secret@localhost/")]
    [InlineData("http://attacker.example/#localhost")]
    [InlineData("http://attacker.example\\@localhost/")]
    [InlineData("http://128.0.0.1/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://169.254.169.254/metadata")]
    [InlineData("http://[::]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://10.0.0.1/")]
    public void Anywhere_else_is_not(string? serviceUrl) => Assert.False(Of("Development", isRegistered: false).IsTrusted(serviceUrl));
}
