using KnowledgePackages.BotFramework.Authentication;

namespace KnowledgePackages.BotFramework.Tests.Authentication;

public sealed class ServiceUrlsTests
{
    [Theory]
    [InlineData("http://localhost:56150/_connector")]
    [InlineData("http://localhost:5050")]
    [InlineData("http://LOCALHOST:5050/")]
    [InlineData("https://localhost")]
    [InlineData("http://127.0.0.1:3980/connector/")]
    [InlineData("http://127.1.2.3")]
    [InlineData("http://[::1]:3980")]
    public void This_machine_is_trusted(string serviceUrl) => Assert.True(ServiceUrls.IsTrusted(serviceUrl));

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
    public void Anywhere_else_is_not(string? serviceUrl) => Assert.False(ServiceUrls.IsTrusted(serviceUrl));
}
