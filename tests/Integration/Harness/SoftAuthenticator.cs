using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>A passkey's device in software: answers creation and request options as WebAuthn says, without attestation.</summary>
public sealed class SoftAuthenticator(string origin) : IDisposable
{
    private const byte Present = 0x01, Verified = 0x04, WithKey = 0x40;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _user = "";
    private uint _used;

    /// <summary>The answer to creation options.</summary>
    public string Create(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        _user = asked.GetProperty("user").GetProperty("id").GetString()!;
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        byte[] key = [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
        byte[] data = [.. Data(asked.GetProperty("rp").GetProperty("id").GetString()!, Present | Verified | WithKey), .. new byte[16], 0, (byte)_id.Length, .. _id, .. key];
        byte[] attestation = [0xA3, 0x63, .. "fmt"u8, 0x64, .. "none"u8, 0x67, .. "attStmt"u8, 0xA0, 0x68, .. "authData"u8, 0x58, (byte)data.Length, .. data];
        return Credential(new { clientDataJSON = Text(Client("webauthn.create", asked)), attestationObject = Text(attestation), transports = Array.Empty<string>() });
    }

    /// <summary>The answer to request options.</summary>
    public string Get(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        var client = Client("webauthn.get", asked);
        var data = Data(asked.GetProperty("rpId").GetString()!, Present | Verified);
        var signature = _key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(client), authenticatorData = Text(data), signature = Text(signature), userHandle = _user });
    }

    public void Dispose() => _key.Dispose();

    private byte[] Data(string domain, int flags)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_used);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(domain)), (byte)flags, .. count];
    }

    private byte[] Client(string type, JsonElement asked) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = asked.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private string Credential(object response) =>
        JsonSerializer.Serialize(new { id = Text(_id), rawId = Text(_id), type = "public-key", response, clientExtensionResults = new { } });

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
