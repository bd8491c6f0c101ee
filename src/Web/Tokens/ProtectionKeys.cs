using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Marketplace.Web.Data;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Web.Tokens;

/// <summary>A data protection key as stored: XML whose secret part is encrypted with the master key.</summary>
public sealed class StoredProtectionKey
{
    public long Id { get; set; }
    public string Name { get; set; } = "";
    public string Xml { get; set; } = "";
}

/// <summary>Keeps data protection keys in the database, so that a cookie of one replica is good at every other.</summary>
internal sealed class ProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<WebDbContext>().ProtectionKeys.AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<WebDbContext>();
        db.ProtectionKeys.Add(new StoredProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        db.SaveChanges();
    }
}

/// <summary>
/// The 32 bytes that all other keys of the Web service are encrypted under: one file, outside the database and its backups, the same for
/// every replica. Losing it ends all sessions and parts people from their authenticators; whoever has it and the database can sign tokens.
/// </summary>
public sealed class MasterKey(string directory)
{
    private const int Size = 32;
    private readonly Lazy<byte[]> _bytes = new(() => Read(Path.Combine(directory, "master.key")));

    internal byte[] Bytes => _bytes.Value;

    private static byte[] Read(string file)
    {
        if (!File.Exists(file)) Write(file);
        var bytes = Convert.FromBase64String(File.ReadAllText(file).Trim());
        return bytes.Length == Size ? bytes : throw new InvalidDataException($"{file} does not hold a key of {Size} bytes.");
    }

    // Written whole under another name and then linked, so that of two processes that start at once one wins and both read the same.
    private static void Write(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        var half = Path.Combine(folder, $".{Guid.CreateVersion7():N}.half");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(half, options))
            stream.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size))));
        try
        {
            File.Move(half, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(half);
        }
    }
}

/// <summary>Encrypts the secret part of a data protection key: AES-256-GCM under the master key.</summary>
internal sealed class ProtectionKeyEncryptor(MasterKey master) : IXmlEncryptor
{
    internal const int Nonce = 12;
    internal const int Tag = 16;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var sealedUp = new byte[Nonce + Tag + plain.Length];
        RandomNumberGenerator.Fill(sealedUp.AsSpan(0, Nonce));
        using var aes = new AesGcm(master.Bytes, Tag);
        aes.Encrypt(sealedUp.AsSpan(0, Nonce), plain, sealedUp.AsSpan(Nonce + Tag), sealedUp.AsSpan(Nonce, Tag));
        return new EncryptedXmlInfo(new XElement("encryptedKey", new XElement("value", Convert.ToBase64String(sealedUp))), typeof(ProtectionKeyDecryptor));
    }
}

/// <summary>The way back; data protection makes it by its name, which is stored beside each key.</summary>
public sealed class ProtectionKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc />
    public XElement Decrypt(XElement encryptedElement)
    {
        var sealedUp = Convert.FromBase64String(encryptedElement.Element("value")!.Value).AsSpan();
        var plain = new byte[sealedUp.Length - ProtectionKeyEncryptor.Nonce - ProtectionKeyEncryptor.Tag];
        using var aes = new AesGcm(services.GetRequiredService<MasterKey>().Bytes, ProtectionKeyEncryptor.Tag);
        aes.Decrypt(sealedUp[..ProtectionKeyEncryptor.Nonce], sealedUp[(ProtectionKeyEncryptor.Nonce + ProtectionKeyEncryptor.Tag)..],
            sealedUp.Slice(ProtectionKeyEncryptor.Nonce, ProtectionKeyEncryptor.Tag), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
